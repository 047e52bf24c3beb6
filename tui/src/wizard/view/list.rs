//! A list to choose from, as much of it around the cursor as there is room for.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use tollgate_core::report::OptionText;
use unicode_width::UnicodeWidthStr as _;

use super::Seen;
use super::words::{cut, wrapped};
use crate::wizard::picker::{Picker, Several};

/// On fewer lines than this only the choice under the cursor takes more than one.
const CRAMPED: u16 = 16;

/// The lines of a list in that many columns and lines.
pub fn lines<'line>(seen: Seen<'_>, picker: &Picker, width: u16, height: u16) -> Vec<Line<'line>> {
    let mut lines = Vec::new();
    if picker.filtering {
        lines.push(filter(seen, picker));
    }
    let shown = picker.shown.len();
    let room = usize::from(height).saturating_sub(lines.len());
    let rows = |room: usize| window(seen, picker, width, room);
    let (mut range, mut rows_shown) = rows(room);
    let whole = range.len() == shown;
    if !whole && !picker.filtering {
        (range, rows_shown) = rows(room.saturating_sub(1));
    }
    lines.append(&mut rows_shown);
    if !whole && !picker.filtering {
        let place = format!("  {} to {} of {shown}", range.start + 1, range.end);
        lines.push(Line::styled(place, seen.theme.muted()));
    }
    lines
}

fn filter<'line>(seen: Seen<'_>, picker: &Picker) -> Line<'line> {
    let typed = picker.filter.value().to_string();
    let count = match picker.filter.value() {
        "" => format!("  type to filter {} choices", picker.options.len()),
        _ => format!("  {} of {}", picker.shown.len(), picker.options.len()),
    };
    Line::from(vec![
        Span::styled("/ ", seen.theme.key()),
        Span::raw(typed),
        Span::styled(count, seen.theme.muted()),
    ])
}

/// The options around the cursor that fit, and their lines.
fn window<'line>(
    seen: Seen<'_>,
    picker: &Picker,
    width: u16,
    room: usize,
) -> (Range<usize>, Vec<Line<'line>>) {
    let rows = |place: usize| -> Vec<Line<'line>> {
        let index = picker.shown.get(place);
        let option = index.and_then(|index| picker.options.get(*index));
        option.map_or_else(Vec::new, |option| row(seen, picker, place, option, width))
    };
    let cursor = picker.cursor;
    let mut found = rows(cursor);
    let mut range = cursor..(cursor + usize::from(!found.is_empty()));
    // Below and above in turn, until neither fits.
    loop {
        let before = found.len();
        let below = rows(range.end);
        if !below.is_empty() && found.len() + below.len() <= room {
            found.extend(below);
            range.end += 1;
        }
        if let Some(start) = range.start.checked_sub(1) {
            let mut above = rows(start);
            if found.len() + above.len() <= room {
                above.append(&mut found);
                found = above;
                range.start = start;
            }
        }
        if found.len() == before {
            break;
        }
    }
    found.truncate(room);
    (range, found)
}

fn row<'line>(
    seen: Seen<'_>,
    picker: &Picker,
    place: usize,
    option: &OptionText,
    width: u16,
) -> Vec<Line<'line>> {
    let here = place == picker.cursor;
    let marked = picker.marked.contains(&option.id);
    let pointer = if here { "> " } else { "  " };
    let mark = match (picker.several, marked) {
        (Several::No, _) => "",
        (Several::Yes, true) => "[x] ",
        (Several::Yes, false) => "[ ] ",
    };
    let number = match picker.filtering {
        true => String::new(),
        false => format!("{} ", place + 1),
    };
    let lead = format!("{pointer}{mark}{number}");
    let room = width.saturating_sub(u16::try_from(lead.width()).unwrap_or(u16::MAX));
    let style = match (here, marked) {
        (true, _) => seen.theme.cursor(),
        (false, true) => seen.theme.good(),
        (false, false) => Style::new(),
    };
    if picker.is_long() {
        return vec![one_line(seen, &lead, option, room, style)];
    }
    if seen.state.size.height < CRAMPED && !here {
        let text = cut(&option.text, usize::from(room), seen.theme.signs.cut);
        return vec![Line::from(vec![Span::raw(lead), Span::styled(text, style)])];
    }
    let indent = " ".repeat(lead.width());
    wrapped(&option.text, room)
        .into_iter()
        .enumerate()
        .map(|(index, text)| {
            let lead = if index == 0 {
                lead.clone()
            } else {
                indent.clone()
            };
            Line::from(vec![Span::raw(lead), Span::styled(text, style)])
        })
        .collect()
}

/// The option in one line, with its identifier behind where there is room.
fn one_line<'line>(
    seen: Seen<'_>,
    lead: &str,
    option: &OptionText,
    room: u16,
    style: Style,
) -> Line<'line> {
    let room = usize::from(room);
    let text = cut(&option.text, room, seen.theme.signs.cut);
    let left = room.saturating_sub(text.width() + 2);
    let id = if option.id.width() <= left {
        option.id.clone()
    } else {
        String::new()
    };
    Line::from(vec![
        Span::raw(lead.to_string()),
        Span::styled(text, style),
        Span::raw("  "),
        Span::styled(id, seen.theme.muted()),
    ])
}
