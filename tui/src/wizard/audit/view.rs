//! The screen: the list, and what is said about the finding under the cursor. Views only read.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use tollgate_core::report::text;

use super::keys::named;
use super::ledger::{Audited, Dialog, Ledger, Panel, Tone, detail};
use crate::wizard::theme::Theme;
use crate::wizard::view::draw_lines;
use crate::wizard::view::frame::{footer, halves, name, prompt, too_small};
use crate::wizard::view::words::{cut, wrapped, wrapped_to};

/// From this many columns on, the detail stands beside the list.
const BESIDE: u16 = 96;
/// From this many lines on, it stands below the list.
const BELOW: u16 = 20;

const HELP: [&str; 8] = [
    "Up, Down         another finding, or scroll",
    "Enter, Right     what is said about it; Esc goes back",
    "/                filter: severity, rule, resource, any word",
    "c                copy what mends it",
    "s                save the report; the ending of the name says how:",
    "                 .md, .html, .json, .sarif, .txt",
    "q                leave; Ctrl-C at once",
    "x error   ! warning   i notice   - not a finding",
];

/// What a view reads.
#[derive(Clone, Copy)]
pub struct Seen<'state> {
    /// What was found.
    pub audited: &'state Audited,
    /// What is shown.
    pub ledger: &'state Ledger,
    /// How meanings look.
    pub theme: Theme,
}

/// Draws the whole screen.
pub fn view(seen: Seen<'_>, frame: &mut Frame<'_>) {
    let area = frame.area();
    if !seen.ledger.size.is_enough() {
        return too_small(frame, "q leaves");
    }
    name(seen.theme, frame, "What is wrong");
    let body = Rect::new(0, 2, area.width, area.height - 4);
    match &seen.ledger.dialog {
        Some(Dialog::Help) => {
            let lines = HELP.iter().flat_map(|said| wrapped(said, area.width));
            draw_lines(frame, body, lines.map(Line::raw).collect());
        }
        Some(Dialog::Save(line, error)) => {
            let title = "Save the report in which file?";
            prompt(seen.theme, frame, body, (title, line, error.as_deref()));
        }
        None => parts(seen, frame, body),
    }
    let below = Rect::new(0, area.height - 2, area.width, 2);
    let notice = seen.ledger.notice.as_deref().unwrap_or_default();
    footer(seen.theme, frame, below, (notice, named(seen.ledger)));
}

fn parts(seen: Seen<'_>, frame: &mut Frame<'_>, body: Rect) {
    if body.width >= BESIDE {
        let (left, right) = halves(seen.theme, frame, body, body.width / 2);
        list(seen, frame, left);
        about(seen, frame, right);
    } else if body.height >= BELOW - 4 {
        let above = body.height * 2 / 5;
        list(
            seen,
            frame,
            Rect {
                height: above,
                ..body
            },
        );
        let rest = Rect {
            y: body.y + above + 1,
            height: body.height - above - 1,
            ..body
        };
        about(seen, frame, rest);
    } else {
        match seen.ledger.panel {
            Panel::List => list(seen, frame, body),
            Panel::Detail => about(seen, frame, body),
        }
    }
}

fn list(seen: Seen<'_>, frame: &mut Frame<'_>, area: Rect) {
    let picker = &seen.ledger.picker;
    let width = usize::from(area.width);
    let signs = seen.theme.signs;
    let counts = text::findings(&seen.audited.report);
    let counts = wrapped_to(counts.trim_end(), area.width, 2, signs.cut).into_iter();
    let mut lines: Vec<Line<'_>> = counts
        .map(|line| Line::styled(line, seen.theme.heading()))
        .collect();
    let typed = picker.filter.value();
    if picker.filtering || !typed.is_empty() {
        let left = format!("  {} of {}", picker.shown.len(), picker.options.len());
        lines.push(Line::from(vec![
            Span::styled("/ ", seen.theme.key()),
            Span::raw(typed.to_string()),
            Span::styled(left, seen.theme.muted()),
        ]));
    }
    if picker.options.is_empty() {
        lines.push(Line::styled("Nothing is wrong.", seen.theme.good()));
    }
    let room = usize::from(area.height).saturating_sub(lines.len()).max(1);
    let first = (picker.cursor + 1).saturating_sub(room);
    for (place, option) in picker.shown().enumerate().skip(first).take(room) {
        let here = place == picker.cursor;
        let style = match (
            here && seen.ledger.panel == Panel::List,
            option.text.chars().next(),
        ) {
            (true, _) => seen.theme.cursor(),
            (false, Some('x')) => seen.theme.wrong(),
            (false, Some('!')) => seen.theme.caution(),
            (false, _) => Style::new(),
        };
        let pointer = if here { "> " } else { "  " };
        let text = cut(&option.text, width.saturating_sub(2), signs.cut);
        lines.push(Line::from(vec![
            Span::raw(pointer),
            Span::styled(text, style),
        ]));
    }
    draw_lines(frame, area, lines);
}

fn about(seen: Seen<'_>, frame: &mut Frame<'_>, area: Rect) {
    let Some(at) = seen.ledger.current() else {
        return;
    };
    let here = seen.ledger.panel == Panel::Detail;
    let mut lines = Vec::new();
    let said = detail(&seen.audited.report, at);
    for (tone, text) in said.iter().skip(seen.ledger.top) {
        let style = match tone {
            Tone::Heading if here => seen.theme.cursor(),
            Tone::Heading => seen.theme.heading(),
            Tone::Plain => Style::new(),
            Tone::Fix => seen.theme.good(),
            Tone::Muted => seen.theme.muted(),
        };
        let lead = if *tone == Tone::Fix { "fix: " } else { "" };
        let broken = wrapped(&format!("{lead}{text}"), area.width).into_iter();
        lines.extend(broken.map(|line| Line::styled(line, style)));
    }
    draw_lines(frame, area, lines);
}
