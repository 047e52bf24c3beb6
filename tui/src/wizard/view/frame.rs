//! What the screens of tools have in common: the name above, and a bar between two halves.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use unicode_width::UnicodeWidthStr as _;

use super::words::{around, cut, wrapped};
use crate::wizard::field::TextLine;
use crate::wizard::state::{LEAST_HEIGHT, LEAST_WIDTH};
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

/// Says how small the screen is, and what it takes at least.
pub fn too_small(frame: &mut Frame<'_>, leaves: &'static str) {
    let Rect { width, height, .. } = frame.area();
    let lines = vec![
        Line::raw(format!("{width} x {height} is too small.")),
        Line::raw(format!("{LEAST_WIDTH} x {LEAST_HEIGHT} at least.")),
        Line::raw(leaves),
    ];
    frame.render_widget(Paragraph::new(lines), frame.area());
}

/// Draws what the last key did over the keys that mean something now, the most useful first.
pub fn footer(
    theme: Theme,
    frame: &mut Frame<'_>,
    area: Rect,
    (notice, keys): (&str, &'static [(&'static str, &'static str)]),
) {
    let width = usize::from(area.width);
    let mut spans = Vec::new();
    let mut room = width;
    for (key, does) in keys {
        let wide = key.width() + does.width() + 3;
        if wide > room + 2 {
            break;
        }
        room = room.saturating_sub(wide);
        spans.push(Span::styled(*key, theme.key()));
        spans.push(Span::raw(format!(" {does}  ")));
    }
    let notice = cut(notice, width, theme.signs.cut);
    let lines = vec![Line::styled(notice, theme.good()), Line::from(spans)];
    frame.render_widget(Paragraph::new(lines), area);
}

/// Draws a question, the line that is typed under it, and why it was not taken.
pub fn prompt(
    theme: Theme,
    frame: &mut Frame<'_>,
    area: Rect,
    (title, line, error): (&str, &TextLine, Option<&str>),
) {
    let room = usize::from(area.width.saturating_sub(3));
    let cursor = line.input.visual_cursor();
    let title = wrapped(title, area.width).into_iter();
    let mut lines: Vec<Line<'_>> = title
        .map(|line| Line::styled(line, theme.heading()))
        .collect();
    let y = area.y + u16::try_from(lines.len()).unwrap_or(0);
    lines.push(Line::from(vec![
        Span::styled("> ", theme.key()),
        Span::raw(around(line.input.value(), cursor, room)),
    ]));
    let error = wrapped(error.unwrap_or_default(), area.width).into_iter();
    lines.extend(error.map(|line| Line::styled(line, theme.wrong())));
    frame.render_widget(Paragraph::new(lines), area);
    let x = area.x + 2 + u16::try_from(cursor.min(room)).unwrap_or(0);
    frame.set_cursor_position(Position::new(x, y));
}
