//! What the screens of tools have in common: the name above, and a bar between two halves.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::wizard::theme::Theme;

/// Writes the name of a screen with a rule under it: its first two lines.
pub fn name(theme: Theme, frame: &mut Frame<'_>, title: &'static str) {
    let width = frame.area().width;
    let header = Line::from(vec![
        Span::styled("Tollgate", theme.heading()),
        Span::raw("  "),
        Span::raw(title),
    ]);
    frame.render_widget(header, Rect::new(0, 0, width, 1));
    let rule = theme.signs.horizontal.repeat(usize::from(width));
    frame.render_widget(Line::styled(rule, theme.muted()), Rect::new(0, 1, width, 1));
}

/// Draws a bar so many columns into an area, and gives what is left and right of it.
pub fn halves(theme: Theme, frame: &mut Frame<'_>, area: Rect, left: u16) -> (Rect, Rect) {
    let bar = Line::styled(theme.signs.vertical, theme.muted());
    let bars = Paragraph::new(vec![bar; usize::from(area.height)]);
    frame.render_widget(bars, Rect::new(area.x + left, area.y, 1, area.height));
    let right = area.width - left - 2;
    (
        Rect::new(area.x, area.y, left - 1, area.height),
        Rect::new(area.x + left + 2, area.y, right, area.height),
    )
}
