//! What the last key did, and the keys that mean something now.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr as _;

use super::Seen;
use super::words::cut;
use crate::wizard::keys::{does, named};

/// Draws the notice and the keys.
pub fn draw(seen: Seen<'_>, frame: &mut Frame<'_>, notice: Rect, footer: Rect) {
    if let Some(text) = &seen.state.notice {
        let text = cut(text, usize::from(notice.width), seen.theme.signs.cut);
        frame.render_widget(Line::styled(text, seen.theme.good()), notice);
    }
    let mut spans = Vec::new();
    let mut room = usize::from(footer.width);
    for binding in named(seen.state) {
        let does = does(seen.state, binding);
        let wide = binding.key.width() + does.width() + 3;
        if wide > room + 2 {
            break;
        }
        room = room.saturating_sub(wide);
        spans.push(Span::styled(binding.key, seen.theme.key()));
        spans.push(Span::raw(format!(" {does}  ")));
    }
    frame.render_widget(Line::from(spans), footer);
}
