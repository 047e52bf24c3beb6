//! What stands in the place of the question until it is answered or closed.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::words::wrapped;
use super::{Seen, draw_lines, line};
use crate::wizard::keys;
use crate::wizard::state::{Dialog, State, Step};

/// Draws the dialog.
pub fn draw(seen: Seen<'_>, frame: &mut Frame<'_>, area: Rect) {
    match &seen.state.dialog {
        Some(Dialog::Help) => draw_lines(frame, area, help(seen, area.width)),
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
        // It has the whole screen, and is drawn elsewhere.
        Some(Dialog::Chart(_)) | None => {}
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
fn help<'line>(seen: Seen<'_>, width: u16) -> Vec<Line<'line>> {
    let mut lines = Vec::new();
    if let Step::Question(asking) = &seen.state.step {
        lines.extend(said(
            seen,
            width,
            &asking.question.text,
            &asking.question.help,
        ));
        lines.push(Line::raw(""));
    }
    let closed = State {
        dialog: None,
        ..seen.state.clone()
    };
    let keys: Vec<String> = keys::named(&closed)
        .map(|binding| format!("{} {}", binding.key, binding.does))
        .collect();
    lines.push(Line::styled("Keys", seen.theme.heading()));
    let all = format!(
        "Up, Down move. {}. Anywhere: Alt-U undo, Ctrl-R redo, Ctrl-S save, Ctrl-Z to the shell.",
        keys.join(", ")
    );
    lines.extend(wrapped(&all, width).into_iter().map(Line::raw));
    lines
}
