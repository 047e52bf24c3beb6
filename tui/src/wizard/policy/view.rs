//! The desk on a screen: the policy with what is wrong under its lines, the gates, the request. Views only read.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use unicode_width::UnicodeWidthStr as _;

use super::desk::{Desk, Dialog, Gate, Panel};
use super::keys::named;
use crate::wizard::theme::Theme;
use crate::wizard::view::frame::{footer, halves, name, prompt, too_small};
use crate::wizard::view::words::{around, between, cut, wrapped, wrapped_to};

/// From this many columns on, gates and request stand beside the policy.
const BESIDE: u16 = 76;

/// What a view reads.
#[derive(Clone, Copy)]
pub struct Seen<'desk> {
    /// What is shown.
    pub desk: &'desk Desk,
    /// How meanings look.
    pub theme: Theme,
}

/// Draws the whole screen.
pub fn view(seen: Seen<'_>, frame: &mut Frame<'_>) {
    let area = frame.area();
    if !seen.desk.size.is_enough() {
        return too_small(frame, "q leaves");
    }
    let [width, height] = [area.width, area.height];
    name(seen.theme, frame, "Policies at every gate");
    let body = Rect::new(0, 2, width, height - 4);
    if seen.desk.dialog.is_some() {
        dialog(seen, frame, body);
    } else if width >= BESIDE {
        let (left, right) = halves(seen.theme, frame, body, width * 11 / 20);
        policy(seen, frame, left);
        beside(seen, frame, right, gates(seen, right.width));
    } else {
        match seen.desk.panel {
            Panel::Policy => policy(seen, frame, body),
            Panel::Gates => beside(seen, frame, body, gates(seen, width)),
            Panel::Request => beside(seen, frame, body, Vec::new()),
        }
    }
    let below = Rect::new(0, height - 2, width, 2);
    let notice = seen.desk.notice.as_deref().unwrap_or_default();
    footer(seen.theme, frame, below, (notice, named(seen.desk)));
}

/// How many lines the policy with its findings has, in the widest case.
pub fn lines_of_policy(desk: &Desk) -> usize {
    desk.shown().text.lines().count() + desk.shown().findings.len()
}

fn heading(seen: Seen<'_>, panel: Panel, text: String) -> Line<'static> {
    let style = if seen.desk.panel == panel {
        seen.theme.cursor()
    } else {
        seen.theme.heading()
    };
    Line::styled(text, style)
}

fn policy(seen: Seen<'_>, frame: &mut Frame<'_>, area: Rect) {
    let gate = seen.desk.shown();
    let (_, says) = seen.desk.light(gate);
    let mut lines = vec![heading(
        seen,
        Panel::Policy,
        format!("{}: {says}", gate.kind.title),
    )];
    if gate.text.is_empty() {
        let hint = "Press o to open a file, or paste the policy, or a whole case.";
        lines.extend(wrapped(hint, area.width).into_iter().map(Line::raw));
    }
    lines.extend(
        written(seen, gate, area.width)
            .into_iter()
            .skip(seen.desk.top),
    );
    draw(frame, area, lines);
}

/// The text of a policy, under each line what is wrong with it, and then what its statements say.
fn written(seen: Seen<'_>, gate: &Gate, width: u16) -> Vec<Line<'static>> {
    let sign = seen.theme.signs.cut;
    let mut lines = Vec::new();
    for (number, line) in (1_u32..).zip(gate.text.lines()) {
        let found: Vec<_> = gate
            .findings
            .iter()
            .filter(|it| it.line == number)
            .collect();
        let mark = found.first().map_or(' ', |it| mark(it.severity));
        let style = found
            .first()
            .map_or(Style::new(), |it| style(seen, it.severity));
        lines.push(Line::from(vec![
            Span::styled(
                format!("{mark}{number:>3} "),
                if mark == ' ' {
                    seen.theme.muted()
                } else {
                    style
                },
            ),
            Span::raw(cut(line, usize::from(width.saturating_sub(5)), sign)),
        ]));
        for one in found {
            let said = format!("{}: {}", one.severity, one.message);
            let said = wrapped(&said, width.saturating_sub(6));
            lines.extend(
                said.into_iter()
                    .map(|line| Line::styled(format!("     {line}"), style)),
            );
        }
    }
    let statements = seen.desk.said(gate).map_or(&[][..], |it| &it.statements);
    for (number, statement) in (1..).zip(statements) {
        let name = statement
            .sid
            .clone()
            .unwrap_or_else(|| format!("statement {number}"));
        let fits = if statement.matched {
            "fits"
        } else {
            "does not fit"
        };
        let style = if statement.matched {
            seen.theme.heading()
        } else {
            Style::new()
        };
        lines.push(Line::raw(""));
        let said = wrapped(&format!("{name} {fits}: {}", statement.why), width);
        lines.extend(said.into_iter().map(|line| Line::styled(line, style)));
    }
    lines
}

/// The list of gates, each with its light.
fn gates(seen: Seen<'_>, width: u16) -> Vec<Line<'static>> {
    let sign = seen.theme.signs.cut;
    let mut lines = vec![heading(seen, Panel::Gates, "Gates".to_string())];
    for (at, gate) in seen.desk.gates.iter().enumerate() {
        let (mark, says) = seen.desk.light(gate);
        let cursor = if at == seen.desk.gate { ">" } else { " " };
        let found = match gate.findings.len() {
            0 => String::new(),
            found => format!(" ({found})"),
        };
        let name = format!("{cursor}{mark} {}{found}", gate.kind.title);
        let style = match says {
            "allowed" => seen.theme.good(),
            "denied" | "not allowed" => seen.theme.wrong(),
            _ => Style::new(),
        };
        lines.push(Line::styled(
            between(&name, says, usize::from(width), sign),
            style,
        ));
    }
    lines
}

/// What the request comes to, and its fields, under the lines given.
fn beside(seen: Seen<'_>, frame: &mut Frame<'_>, area: Rect, mut lines: Vec<Line<'static>>) {
    lines.extend(outcome(seen, area.width));
    lines.push(heading(seen, Panel::Request, "Request".to_string()));
    let top = u16::try_from(lines.len())
        .unwrap_or(u16::MAX)
        .min(area.height);
    draw(frame, area, lines);
    let rest = Rect {
        y: area.y + top,
        height: area.height - top,
        ..area
    };
    request(seen, frame, rest);
}

fn outcome(seen: Seen<'_>, width: u16) -> Vec<Line<'static>> {
    let Some(judged) = &seen.desk.judged else {
        let why = seen.desk.wrong.join("; ");
        let lines = wrapped_to(&why, width, 2, seen.theme.signs.cut).into_iter();
        return lines
            .map(|line| Line::styled(line, seen.theme.caution()))
            .collect();
    };
    let (said, style) = match judged.decision {
        "allowed" => ("= allowed", seen.theme.good()),
        "explicit_deny" => ("= denied by a statement", seen.theme.wrong()),
        _ => ("= denied: nothing allows it", seen.theme.wrong()),
    };
    let mut lines = vec![Line::styled(said, style)];
    for one in judged.depends.iter().take(2) {
        let with = one.values.first().map_or("another value", String::as_str);
        let said = format!(
            "not known: {} with {with} would be {}",
            one.key, one.would_be
        );
        let said = wrapped_to(&said, width, 2, seen.theme.signs.cut).into_iter();
        lines.extend(said.map(|line| Line::styled(line, seen.theme.caution())));
    }
    lines
}

fn request(seen: Seen<'_>, frame: &mut Frame<'_>, area: Rect) {
    let request = &seen.desk.request;
    let (width, height) = (usize::from(area.width), usize::from(area.height));
    let has_keys = seen.desk.panel == Panel::Request;
    let row = if has_keys { request.row } else { 0 };
    let first = (row + 1).saturating_sub(height);
    let mut lines = Vec::new();
    for at in (first..request.rows()).take(height) {
        let (title, text) = request.row_text(at);
        let edited = has_keys && at == row;
        let text = if edited {
            request.line.input.value().to_string()
        } else {
            text
        };
        let name = format!("{title:<17} ");
        let room = width.saturating_sub(name.width());
        let shown = if edited {
            around(
                &text,
                request.line.input.visual_cursor(),
                room.saturating_sub(1),
            )
        } else {
            cut(&text, room, seen.theme.signs.cut)
        };
        let style = if edited {
            seen.theme.key()
        } else {
            seen.theme.muted()
        };
        lines.push(Line::from(vec![
            Span::styled(name.clone(), style),
            Span::raw(shown),
        ]));
        if edited {
            let column = request
                .line
                .input
                .visual_cursor()
                .min(room.saturating_sub(1));
            let x = area.x + u16::try_from(name.width() + column).unwrap_or(0);
            let y = area.y + u16::try_from(at - first).unwrap_or(0);
            frame.set_cursor_position(Position::new(x, y));
        }
    }
    draw(frame, area, lines);
}

fn dialog(seen: Seen<'_>, frame: &mut Frame<'_>, area: Rect) {
    let (title, line, error) = match &seen.desk.dialog {
        Some(Dialog::Help) => {
            let mut lines = vec![Line::styled("Keys", seen.theme.heading())];
            for said in help() {
                let shown = wrapped(said, area.width);
                lines.extend(shown.into_iter().map(Line::raw));
            }
            return draw(frame, area, lines);
        }
        Some(Dialog::Open(line, error)) => {
            let title = format!(
                "Open which file: {}, or a whole case?",
                seen.desk.shown().kind.title
            );
            (title, line, error)
        }
        Some(Dialog::Save(line, error)) => {
            ("Save the case in which file?".to_string(), line, error)
        }
        None => return,
    };
    prompt(seen.theme, frame, area, (&title, line, error.as_deref()));
}

/// What the keys do.
pub fn help() -> Vec<&'static str> {
    vec![
        "Tab, Shift-Tab   the next part: gates, policy, request",
        "Up, Down         another gate, line or field",
        "o                open a policy, a case, or what stands beside",
        "paste            puts a policy at the gate, or a whole case on the desk",
        "x                take the policy away",
        "t, Ctrl-T        try the first value that would change the decision",
        "s, Ctrl-S        save the case for `tollgate policy simulate`",
        "Esc              back to the gates; q leaves",
        "",
        "In the request, a key is written KEY=VALUE, several values with",
        "commas; without a value the request is known not to have it.",
    ]
}

fn mark(severity: &str) -> char {
    match severity {
        "error" => 'x',
        "warning" => '!',
        _ => 'i',
    }
}

fn style(seen: Seen<'_>, severity: &str) -> Style {
    match severity {
        "error" => seen.theme.wrong(),
        "warning" => seen.theme.caution(),
        _ => Style::new(),
    }
}

fn draw(frame: &mut Frame<'_>, area: Rect, lines: Vec<Line<'_>>) {
    frame.render_widget(Paragraph::new(lines), area);
}
