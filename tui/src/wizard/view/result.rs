//! The result: its sections by name, and the lines of the open one.

use ratatui::Frame;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Seen, draw_lines};
use crate::wizard::layout;
use crate::wizard::result::{Section, Tone, lines, paragraphs, there};
use crate::wizard::state::Size;

/// Draws the open section under the names of all.
pub fn draw(seen: Seen<'_>, frame: &mut Frame<'_>, size: Size) {
    let main = layout::areas(size).main;
    draw_lines(frame, main, vec![sections(seen, main.width)]);
    let area = layout::section(size);
    let pane = seen.state.pane;
    let said = paragraphs(seen.rules, seen.state, pane.section);
    let lines = lines(&said, area.width);
    let room = usize::from(area.height);
    let first = pane.top.min(lines.len().saturating_sub(room));
    let shown = lines.iter().skip(first).take(room).map(|line| {
        let here = line.offer.is_some() && line.offer == Some(pane.cursor);
        let style = match (here, line.tone) {
            (true, _) => seen.theme.cursor(),
            (false, Tone::Heading) => seen.theme.heading(),
            (false, Tone::Plain) => Style::new(),
            (false, Tone::Muted) => seen.theme.muted(),
            (false, Tone::Caution) => seen.theme.caution(),
        };
        match (here, line.text.strip_prefix("  ")) {
            (true, Some(text)) => Line::from(vec![
                Span::raw(if line.first { "> " } else { "  " }),
                Span::styled(text.to_string(), style),
            ]),
            (true | false, _) => Line::styled(line.text.clone(), style),
        }
    });
    draw_lines(frame, area, shown.collect());
    if lines.len() > room {
        let last = (first + room).min(lines.len());
        let place = format!("{}-{last}/{}", first + 1, lines.len());
        let wide = u16::try_from(place.len()).unwrap_or(0).min(main.width);
        let corner = ratatui::layout::Rect {
            x: main.right().saturating_sub(wide),
            y: main.y.saturating_add(1),
            width: wide,
            height: main.height.min(1),
        };
        draw_lines(frame, corner, vec![Line::styled(place, seen.theme.muted())]);
    }
}

/// The names of the sections with their numbers, where there is room for those.
fn sections<'line>(seen: Seen<'_>, width: u16) -> Line<'line> {
    let there = there(seen.state);
    let wide =
        |sections: &[Section]| -> usize { sections.iter().map(|it| it.title().len() + 1).sum() };
    let room = usize::from(width);
    let numbered = wide(&there) + there.len() * 3 <= room;
    // Of what has no room, as much is left out at the start as keeps the open one in sight.
    let open = there.iter().position(|it| *it == seen.state.pane.section);
    let open = open.unwrap_or(0);
    let first = (0..=open).find(|first| {
        let shown = there.get(*first..=open).unwrap_or_default();
        numbered || wide(shown) + 4 <= room
    });
    let first = first.unwrap_or(open);
    let mut spans = Vec::new();
    if first > 0 {
        spans.push(Span::styled("< ", seen.theme.key()));
    }
    let mut left = room.saturating_sub(if first > 0 { 2 } else { 0 });
    for (place, section) in there.iter().enumerate().skip(first) {
        let text = match (numbered, section.digit()) {
            (true, Some(digit)) => format!("{digit} {}", section.title()),
            (true | false, _) => section.title().to_string(),
        };
        let style = match *section == seen.state.pane.section {
            true => seen.theme.cursor(),
            false => Style::new(),
        };
        let more = usize::from(place + 1 < there.len()) * 2;
        if text.len() + more > left {
            spans.push(Span::styled(">", seen.theme.key()));
            break;
        }
        let gap = if numbered { "  " } else { " " };
        left = left.saturating_sub(text.len() + gap.len());
        spans.push(Span::styled(text, style));
        spans.push(Span::raw(gap));
    }
    Line::from(spans)
}
