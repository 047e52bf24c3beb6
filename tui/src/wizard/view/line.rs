//! A line to type into.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use super::words::{cut, wrapped_to};
use super::{Seen, draw_lines};
use crate::wizard::field::TextLine;

/// Draws the line with its unit, the cursor in it, and under it what it takes.
pub fn draw(
    seen: Seen<'_>,
    frame: &mut Frame<'_>,
    area: Rect,
    typed: &TextLine,
    unit: &str,
    takes: &str,
) {
    let sign = seen.theme.signs.cut;
    let room = usize::from(area.width.saturating_sub(3)).saturating_sub(unit.width() + 1);
    let scroll = typed.input.visual_scroll(room.max(1));
    let text = cut(&after(typed.input.value(), scroll), room, "");
    let style = if typed.offered {
        seen.theme.cursor()
    } else {
        Style::new()
    };
    let mut lines = vec![Line::from(vec![
        Span::styled("> ", seen.theme.key()),
        Span::styled(text, style),
        Span::styled(format!(" {unit}"), seen.theme.muted()),
    ])];
    if area.height >= 3 {
        lines.push(Line::raw(""));
    }
    let takes = wrapped_to(takes, area.width, 2, sign).into_iter();
    lines.extend(takes.map(|line| Line::styled(line, seen.theme.muted())));
    draw_lines(frame, area, lines);
    let column = typed.input.visual_cursor().saturating_sub(scroll).min(room);
    let x = area.x + 2 + u16::try_from(column).unwrap_or(0);
    if area.height > 0 && x < area.right() {
        frame.set_cursor_position(Position::new(x, area.y));
    }
}

/// The text without its first columns.
fn after(text: &str, columns: usize) -> String {
    let mut passed = 0;
    text.chars()
        .skip_while(|sign| {
            let skipped = passed < columns;
            passed += sign.width().unwrap_or(0);
            skipped
        })
        .collect()
}
