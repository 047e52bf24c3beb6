//! The result: its sections by name, and the lines of the open one.

use ratatui::Frame;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Seen, draw_lines};
use crate::wizard::layout;
use crate::wizard::result::{Section, Tone, lines, paragraphs};
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
    let named: usize = Section::ALL
        .iter()
        .map(|section| section.title().len() + 4)
        .sum();
    let numbered = named <= usize::from(width);
    let mut spans = Vec::new();
    for (index, section) in Section::ALL.iter().enumerate() {
        let text = match numbered {
            true => format!("{} {}", index + 1, section.title()),
            false => section.title().to_string(),
        };
        let style = match *section == seen.state.pane.section {
            true => seen.theme.cursor(),
            false => Style::new(),
        };
        spans.push(Span::styled(text, style));
        spans.push(Span::raw(if numbered { "  " } else { " " }));
    }
    Line::from(spans)
}
