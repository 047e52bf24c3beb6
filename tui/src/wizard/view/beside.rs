//! The answers so far and the price, beside the question or in a line each.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use tollgate_core::report::text::quantity;
use tollgate_core::report::{BillOption, DecisionReport};
use unicode_width::UnicodeWidthStr as _;

use super::words::{between, cut, cut_start, wrapped};
use super::{Seen, draw_lines};
use crate::wizard::state::Step;
use crate::wizard::trail::{Row, Standing, rows};

/// Most columns for the name of a question.
const NAME: usize = 16;

/// Draws the answers so far; the one that is being changed and the one with the keys are marked.
pub fn trail(seen: Seen<'_>, frame: &mut Frame<'_>, area: Rect) {
    let rows = rows(seen.state);
    let mut lines = vec![Line::styled("Answers", seen.theme.heading())];
    if rows.is_empty() {
        lines.push(Line::styled("none yet", seen.theme.muted()));
    }
    let room = usize::from(area.height.saturating_sub(1)).max(1);
    let focus = seen.state.trail.unwrap_or_else(|| current(seen, &rows));
    let first = (focus + 1).saturating_sub(room);
    let width = usize::from(area.width);
    let longest = rows.iter().map(|row| row.question.width()).max();
    let name = longest.unwrap_or(0).min(NAME).min(width / 2);
    for (index, row) in rows.iter().enumerate().skip(first).take(room) {
        lines.push(answer(seen, index, row, name, width));
    }
    draw_lines(frame, area, lines);
}

/// The line of the question that is on the screen, or the last one.
fn current(seen: Seen<'_>, rows: &[Row]) -> usize {
    let asked = asked(seen);
    let place = rows
        .iter()
        .position(|row| Some(row.question.as_str()) == asked);
    place.unwrap_or_else(|| rows.len().saturating_sub(1))
}

fn asked(seen: Seen<'_>) -> Option<&str> {
    match &seen.state.step {
        Step::Question(asking) => Some(&asking.question.id),
        Step::Menu(_) | Step::Result => None,
    }
}

fn answer<'line>(
    seen: Seen<'_>,
    index: usize,
    row: &Row,
    name_room: usize,
    width: usize,
) -> Line<'line> {
    let sign = seen.theme.signs.cut;
    let here = asked(seen) == Some(row.question.as_str());
    let pointer = if here { "> " } else { "  " };
    let name = cut(&row.question, name_room, sign);
    let room = width.saturating_sub(name_room + 3);
    let text = seen.rules.answer(&row.question, &row.answer);
    let aside = match row.standing {
        Standing::Leads | Standing::Refines => "",
        Standing::Aside => "(aside) ",
    };
    // Identifiers are words too, and short.
    let text = match aside.width() + text.width() <= room {
        true => text,
        false => tollgate_core::report::text::answer(&row.answer),
    };
    let said = cut(&format!("{aside}{text}"), room, sign);
    let style = match (seen.state.trail == Some(index), row.standing) {
        (true, _) => seen.theme.cursor(),
        (false, Standing::Aside) => seen.theme.muted(),
        (false, Standing::Leads | Standing::Refines) => Style::new(),
    };
    Line::from(vec![
        Span::raw(pointer),
        Span::styled(format!("{name:<name_room$} "), seen.theme.muted()),
        Span::styled(said, style),
    ])
}

/// Draws the price as far as it is known; its total stays on the last line.
pub fn price(seen: Seen<'_>, frame: &mut Frame<'_>, area: Rect) {
    let width = usize::from(area.width);
    let Some(report) = &seen.state.report else {
        return;
    };
    let (mut lines, total) = match &report.price {
        Some(price) => (bill(seen, price, width), Some(total(seen, price, width))),
        None => (no_price(seen, report, area.width), None),
    };
    let room = usize::from(area.height).saturating_sub(usize::from(total.is_some()));
    if lines.len() > room {
        lines.truncate(room.saturating_sub(1));
        lines.push(Line::styled(seen.theme.signs.cut, seen.theme.muted()));
    }
    lines.extend(total);
    draw_lines(frame, area, lines);
}

fn bill<'line>(seen: Seen<'_>, price: &BillOption, width: usize) -> Vec<Line<'line>> {
    let mut lines = vec![Line::styled("Cost a month, USD", seen.theme.heading())];
    for line in &price.lines {
        let amount = line.amount.as_deref().unwrap_or("unknown");
        let sign = seen.theme.signs.cut;
        lines.push(Line::raw(between(&line.component, amount, width, sign)));
        let rate = cut(&format!("  {}", quantity(line)), width, sign);
        lines.push(Line::styled(rate, seen.theme.muted()));
    }
    for rate in &price.unknown {
        let text = cut(
            &format!("unknown: {}", rate.rate),
            width,
            seen.theme.signs.cut,
        );
        lines.push(Line::styled(text, seen.theme.caution()));
    }
    if let Some(oldest) = oldest(price) {
        lines.push(Line::styled(
            format!("rates read {oldest}"),
            seen.theme.muted(),
        ));
    }
    lines
}

fn total<'line>(seen: Seen<'_>, price: &BillOption, width: usize) -> Line<'line> {
    let (name, style) = match price.complete {
        true => ("Total", seen.theme.good()),
        false => ("Total, incomplete", seen.theme.caution()),
    };
    Line::styled(
        between(name, &price.total, width, seen.theme.signs.cut),
        style,
    )
}

/// The day on which the rate that was read longest ago was read.
fn oldest(price: &BillOption) -> Option<&str> {
    price
        .lines
        .iter()
        .filter_map(|line| line.rate_source.as_ref())
        .map(|source| source.date.as_str())
        .min()
}

/// What stands in the place of a price: what is still possible, or what a price would need.
fn no_price<'line>(seen: Seen<'_>, report: &DecisionReport, width: u16) -> Vec<Line<'line>> {
    let titled = |title: &'static str, lines: Vec<String>| {
        let heading = Line::styled(title, seen.theme.heading());
        std::iter::once(heading)
            .chain(lines.into_iter().map(Line::raw))
            .collect()
    };
    if report.outcome.is_none() {
        let name = |id: &String| {
            let title = seen.rules.outcome(&report.decision, id);
            cut(title, usize::from(width), seen.theme.signs.cut)
        };
        return titled("Still possible", report.possible.iter().map(name).collect());
    }
    let needed: Vec<&str> = report
        .refine
        .iter()
        .filter(|refinement| refinement.changes.iter().any(|change| change == "price"))
        .filter(|refinement| seen.state.facts.answers.get(&refinement.question).is_none())
        .map(|refinement| refinement.question.as_str())
        .collect();
    let said = match needed.is_empty() {
        true => "Nothing is billed for this.".to_string(),
        false => format!("Not known yet: answer {} (5).", needed.join(", ")),
    };
    titled("Cost a month", wrapped(&said, width))
}

/// Draws the answers and the price in a line each.
pub fn brief(seen: Seen<'_>, frame: &mut Frame<'_>, area: Rect) {
    let width = usize::from(area.width);
    let sign = seen.theme.signs.cut;
    let answers: Vec<String> = rows(seen.state)
        .into_iter()
        .filter(|row| row.standing != Standing::Aside)
        .map(|row| tollgate_core::report::text::answer(&row.answer))
        .collect();
    let answered = match answers.is_empty() {
        true => "Answers: none yet".to_string(),
        false => cut_start(&answers.join(" > "), width, sign),
    };
    let report = seen.state.report.as_ref();
    let price = match report.map(|report| (&report.price, &report.outcome)) {
        Some((Some(price), _)) => total(seen, price, width),
        Some((None, Some(_))) => Line::raw("Cost: not known yet, see section 5"),
        Some((None, None)) => {
            let possible = report.map_or(0, |report| report.possible.len());
            Line::raw(format!("Still possible: {possible} outcomes"))
        }
        None => Line::raw(""),
    };
    draw_lines(
        frame,
        area,
        vec![Line::styled(answered, seen.theme.muted()), price],
    );
}
