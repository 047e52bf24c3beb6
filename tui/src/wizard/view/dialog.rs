//! What stands in the place of the question until it is answered or closed.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::words::wrapped;
use super::{Seen, draw_lines, line, question};
use crate::wizard::picker::Picker;
use crate::wizard::state::{Dialog, Step};

/// Draws the dialog.
pub fn draw(seen: Seen<'_>, frame: &mut Frame<'_>, area: Rect) {
    match &seen.state.dialog {
        Some(Dialog::Help(picker)) => help(seen, frame, area, picker),
        Some(Dialog::Leave) => {
            let lines = said(
                seen,
                area.width,
                "Leave before it is decided?",
                "The answers so far are printed as a command that goes on from here.",
            );
            draw_lines(frame, area, lines);
        }
        Some(Dialog::Replace(path)) => {
            let heading = format!("`{path}` is there already. Write over it?");
            draw_lines(frame, area, said(seen, area.width, &heading, ""));
        }
        Some(Dialog::Typed(typed)) => {
            let (heading, more) = typed.asks.words();
            let lines = said(seen, area.width, heading, more);
            let top = u16::try_from(lines.len()).unwrap_or(0).min(area.height);
            draw_lines(frame, area, lines);
            let below = Rect {
                y: area.y + top,
                height: area.height - top,
                ..area
            };
            let error = typed.error.as_deref().unwrap_or_default();
            line::draw(seen, frame, below, &typed.line, "", error);
        }
        // These have the whole screen, and are drawn elsewhere.
        Some(Dialog::Chart(_) | Dialog::Compare(_)) | None => {}
    }
}

fn said<'line>(seen: Seen<'_>, width: u16, heading: &str, more: &str) -> Vec<Line<'line>> {
    let heading = wrapped(heading, width)
        .into_iter()
        .map(|line| Line::styled(line, seen.theme.heading()));
    let gap = (!more.is_empty()).then(|| Line::raw(""));
    let more = wrapped(more, width).into_iter().map(Line::raw);
    heading
        .chain([Line::raw("")])
        .chain(more)
        .chain(gap)
        .collect()
}

/// More about the question, then the keys of the place from which help was called.
fn help(seen: Seen<'_>, frame: &mut Frame<'_>, area: Rect, picker: &Picker) {
    let mut above = Vec::new();
    if let Step::Question(asking) = &seen.state.step {
        let question = &asking.question;
        above = said(seen, area.width, &question.text, &question.help);
        above.truncate(usize::from(area.height / 2));
    }
    let top = u16::try_from(above.len()).unwrap_or(0);
    draw_lines(frame, area, above);
    let below = Rect {
        y: area.y + top,
        height: area.height - top,
        ..area
    };
    question::field_list(seen, frame, below, picker);
}
