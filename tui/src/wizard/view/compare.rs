//! Two results side by side.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::words::{cut, wrapped};
use super::{Seen, draw_lines};
use crate::wizard::compare::{Comparison, Row};

/// Most columns for what a line is about.
const ABOUT: usize = 16;

/// Draws what differs, in three columns: what about, the one, the other.
pub fn draw(seen: Seen<'_>, frame: &mut Frame<'_>, area: Rect, comparison: &Comparison) {
    let width = usize::from(area.width);
    let about = ABOUT.min(width / 4);
    let column = width.saturating_sub(about + 2) / 2;
    let mut lines = Vec::new();
    for row in &comparison.rows {
        lines.extend(drawn(seen, row, about, column));
    }
    draw_lines(frame, area, lines);
}

fn drawn<'line>(seen: Seen<'_>, row: &Row, about: usize, column: usize) -> Vec<Line<'line>> {
    let sign = seen.theme.signs.cut;
    let narrow = u16::try_from(column.saturating_sub(1)).unwrap_or(u16::MAX);
    let [left, right] = [&row.left, &row.right].map(|text| wrapped(text, narrow));
    let style = match (row.about.is_empty(), row.left == row.right) {
        (true, _) => seen.theme.heading(),
        (false, true) => seen.theme.muted(),
        (false, false) => Style::new(),
    };
    let count = left.len().max(right.len());
    let lines = (0..count).map(|place| {
        let name = if place == 0 {
            cut(&row.about, about, sign)
        } else {
            String::new()
        };
        let cell = |texts: &[String]| {
            let text = texts.get(place).map_or("", String::as_str);
            cut(text, column.saturating_sub(1), sign)
        };
        let (left, right) = (cell(&left), cell(&right));
        let gap =
            " ".repeat(column.saturating_sub(unicode_width::UnicodeWidthStr::width(left.as_str())));
        Line::from(vec![
            Span::styled(format!("{name:<about$} "), seen.theme.muted()),
            Span::styled(left, style),
            Span::raw(gap),
            Span::styled(right, style),
        ])
    });
    lines.collect()
}
