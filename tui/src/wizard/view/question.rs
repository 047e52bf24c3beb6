//! A question with its help, the field for the answer, and why an answer was not taken.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::words::{wrapped, wrapped_to};
use super::{Seen, draw_lines, line, list};
use crate::wizard::field::{Field, wanted};
use crate::wizard::picker::Picker;
use crate::wizard::state::{Asking, Dialog, State};

/// From this many lines on there is room for help and for air.
const ROOMY: u16 = 12;

/// Draws the question.
pub fn draw(seen: Seen<'_>, frame: &mut Frame<'_>, area: Rect, asking: &Asking) {
    let roomy = area.height >= ROOMY;
    let mut top = asked(seen, &asking.question.text, area.width);
    if roomy {
        let most = usize::from(area.height / 5).max(2);
        top.extend(muted(seen, &asking.question.help, area.width, most));
        top.push(Line::raw(""));
    }
    let mut bottom = match &asking.field {
        Field::List(picker) if roomy => detail(seen, picker, area.width),
        Field::List(_) | Field::Line(_) => Vec::new(),
    };
    if let Some(error) = &asking.error {
        bottom = wrapped_to(
            &format!("Not taken: {error}"),
            area.width,
            4,
            seen.theme.signs.cut,
        )
        .into_iter()
        .map(|line| Line::styled(line, seen.theme.wrong()))
        .collect();
        if roomy {
            bottom.insert(0, Line::raw(""));
        }
    }
    let [above, middle, below] = split(area, top.len(), bottom.len());
    draw_lines(frame, above, top);
    match &asking.field {
        Field::List(picker) => field_list(seen, frame, middle, picker),
        Field::Line(typed) => {
            let unit = asking.question.unit.as_deref().unwrap_or_default();
            line::draw(seen, frame, middle, typed, unit, &wanted(&asking.question));
        }
    }
    draw_lines(frame, below, bottom);
}

/// Draws the start.
pub fn menu(seen: Seen<'_>, frame: &mut Frame<'_>, area: Rect, picker: &Picker) {
    let mut top = asked(seen, "What is it about?", area.width);
    let mut more = Vec::new();
    if area.height >= ROOMY {
        top.push(Line::raw(""));
        more = detail(seen, picker, area.width);
    }
    let [above, middle, below] = split(area, top.len(), more.len());
    draw_lines(frame, above, top);
    field_list(seen, frame, middle, picker);
    draw_lines(frame, below, more);
}

pub fn field_list(seen: Seen<'_>, frame: &mut Frame<'_>, area: Rect, picker: &Picker) {
    draw_lines(
        frame,
        area,
        list::lines(seen, picker, area.width, area.height),
    );
    let keys = keys_here(seen.state);
    if picker.filtering && keys && area.height > 0 {
        let column = u16::try_from(picker.filter.visual_cursor()).unwrap_or(0);
        let x = (area.x + 2).saturating_add(column);
        frame.set_cursor_position(Position::new(x.min(area.right().saturating_sub(1)), area.y));
    }
}

const fn keys_here(state: &State) -> bool {
    state.trail.is_none() && matches!(state.dialog, None | Some(Dialog::Help(_)))
}

fn asked<'line>(seen: Seen<'_>, text: &str, width: u16) -> Vec<Line<'line>> {
    wrapped(text, width)
        .into_iter()
        .map(|line| Line::styled(line, seen.theme.heading()))
        .collect()
}

fn muted<'line>(seen: Seen<'_>, text: &str, width: u16, most: usize) -> Vec<Line<'line>> {
    wrapped_to(text, width, most, seen.theme.signs.cut)
        .into_iter()
        .map(|line| Line::styled(line, seen.theme.muted()))
        .collect()
}

/// More about the choice under the cursor.
fn detail<'line>(seen: Seen<'_>, picker: &Picker, width: u16) -> Vec<Line<'line>> {
    let help = picker.current().map_or("", |option| &option.help);
    let mut lines = muted(seen, help, width, 3);
    if !lines.is_empty() {
        lines.insert(0, Line::raw(""));
    }
    lines
}

/// So many lines at the top and at the bottom, and the rest between; the middle keeps two.
fn split(area: Rect, top: usize, bottom: usize) -> [Rect; 3] {
    let lines = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
    let top = lines(top).min(area.height.saturating_sub(2));
    let bottom = lines(bottom).min(area.height.saturating_sub(top).saturating_sub(2));
    let middle = area.height.saturating_sub(top).saturating_sub(bottom);
    let at = |y: u16, height: u16| Rect { y, height, ..area };
    [
        at(area.y, top),
        at(area.y + top, middle),
        at(area.y + top + middle, bottom),
    ]
}
