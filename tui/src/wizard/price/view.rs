//! The sheet on a screen: items with their quantities, and the bill beside or below. Views only read.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use tollgate_core::report::text::quantity;

use super::keys::named;
use super::sheet::{Dialog, OPTIONS, Row, Sheet, Till};
use crate::wizard::picker::Picker;
use crate::wizard::theme::Theme;
use crate::wizard::view::draw_lines;
use crate::wizard::view::frame::{footer, halves, name, prompt, too_small};
use crate::wizard::view::words::{between, cut, wrapped};

/// From this many columns on, the bill stands beside the sheet.
const BESIDE: u16 = 76;

const HELP: [&str; 11] = [
    "Up, Down      another row",
    "0 to 9, .     type a quantity; Backspace takes a sign away",
    "Enter         choose a Region, say yes or no, or go on",
    "a             add a resource",
    "o             move it to another option, to compare them",
    "x             take it away",
    "PgUp, PgDn    scroll the bill",
    "y             copy the bill as Markdown",
    "s             save: .json the scenario for `tollgate price`,",
    "              .md, .csv, .txt the bill",
    "q, Esc        leave; the bill is printed",
];

/// What a view reads.
#[derive(Clone, Copy)]
pub struct Seen<'state> {
    /// The words of what is billed.
    pub till: &'state Till<'state>,
    /// What is shown.
    pub sheet: &'state Sheet,
    /// How meanings look.
    pub theme: Theme,
}

/// Draws the whole screen.
pub fn view(seen: Seen<'_>, frame: &mut Frame<'_>) {
    let area = frame.area();
    let sheet = seen.sheet;
    if !sheet.size.is_enough() {
        return too_small(frame, "q leaves");
    }
    name(seen.theme, frame, "What it costs a month");
    let body = Rect::new(0, 2, area.width, area.height - 4);
    match &sheet.dialog {
        Some(Dialog::Help) => {
            let lines = HELP.iter().flat_map(|said| wrapped(said, area.width));
            draw_lines(frame, body, lines.map(Line::raw).collect());
        }
        Some(Dialog::Save(line, error)) => {
            let title = "Save in which file?";
            prompt(seen.theme, frame, body, (title, line, error.as_deref()));
        }
        Some(Dialog::Pick(_, picker)) => draw_lines(frame, body, choices(seen, body, picker)),
        None if body.width >= BESIDE => {
            let (left, right) = halves(seen.theme, frame, body, body.width * 9 / 20);
            draw_lines(frame, left, rows(seen, left));
            draw_lines(frame, right, bill(seen, right, right.height));
        }
        None => {
            let below = body.height / 3;
            let above = Rect {
                height: body.height - below,
                ..body
            };
            draw_lines(frame, above, rows(seen, above));
            let rest = Rect::new(0, body.bottom() - below, body.width, below);
            draw_lines(frame, rest, totals(seen, rest));
        }
    }
    let below = Rect::new(0, area.height - 2, area.width, 2);
    let notice = sheet.notice.as_deref().unwrap_or_default();
    footer(seen.theme, frame, below, (notice, named(sheet)));
}

/// The rows around the one that has the keys.
fn rows(seen: Seen<'_>, area: Rect) -> Vec<Line<'static>> {
    let rows = seen.sheet.rows(seen.till);
    let room = usize::from(area.height).max(1);
    let first = (seen.sheet.row + 1).saturating_sub(room);
    let shown = rows.iter().enumerate().skip(first).take(room);
    let mut lines: Vec<Line<'_>> = shown
        .map(|(place, row)| line(seen, *row, place == seen.sheet.row, area.width))
        .collect();
    if seen.sheet.items.is_empty() {
        lines.push(Line::raw(""));
        let hint = "Press a to add what is billed: endpoints, NAT gateways, data and so on.";
        lines.extend(wrapped(hint, area.width).into_iter().map(Line::raw));
    }
    lines
}

fn line(seen: Seen<'_>, row: Row, here: bool, width: u16) -> Line<'static> {
    let sheet = seen.sheet;
    let of = |item: usize| {
        let item = sheet.items.get(item)?;
        Some((item, seen.till.tariff(item)?))
    };
    let open = |text: &str| match text {
        "" => "?".to_string(),
        text => text.to_string(),
    };
    let (name, value) = match row {
        Row::Region => ("Region".to_string(), open(&sheet.region)),
        Row::Item(item) => of(item).map_or_else(Default::default, |(item, tariff)| {
            let option = OPTIONS.get(item.option).copied().unwrap_or_default();
            (format!("{option} {}", tariff.title), String::new())
        }),
        Row::Quantity(item, place) => of(item).map_or_else(Default::default, |(item, tariff)| {
            let name = tariff.quantities.get(place).map_or("", |it| it.id.as_str());
            let typed = item.quantities.get(place).map_or("", String::as_str);
            (format!("    {name}"), open(typed))
        }),
        Row::Flag(item, place) => of(item).map_or_else(Default::default, |(item, tariff)| {
            let name = tariff.flags.get(place).map_or("", |it| it.id.as_str());
            let yes = item.flags.get(place).is_some_and(|yes| *yes);
            (
                format!("    {name}"),
                if yes { "yes" } else { "no" }.to_string(),
            )
        }),
        Row::Toward(item) => of(item).map_or_else(Default::default, |(item, tariff)| {
            let name = tariff.toward.as_ref().map_or("", |it| it.id.as_str());
            (format!("    {name}"), open(&item.toward))
        }),
    };
    let width = usize::from(width).saturating_sub(3);
    let text = between(&name, &value, width, seen.theme.signs.cut);
    let style = match (here, row) {
        (true, _) => seen.theme.cursor(),
        (false, Row::Item(_)) => seen.theme.heading(),
        (false, _) if value == "?" => seen.theme.caution(),
        (false, _) => Style::new(),
    };
    let pointer = if here { "> " } else { "  " };
    Line::from(vec![Span::raw(pointer), Span::styled(text, style)])
}

/// The whole bill from the line that was scrolled to, or why there is none.
fn bill(seen: Seen<'_>, area: Rect, height: u16) -> Vec<Line<'static>> {
    let Some(bill) = &seen.sheet.bill else {
        return totals(seen, area);
    };
    let width = usize::from(area.width);
    let sign = seen.theme.signs.cut;
    let mut lines = Vec::new();
    let said = |text: String, style: Style| -> Vec<Line<'static>> {
        let broken = wrapped(&text, area.width).into_iter();
        broken.map(|it| Line::styled(it, style)).collect()
    };
    for option in &bill.options {
        let heading = format!("{}: a month in {}", option.name, bill.currency);
        lines.push(Line::styled(heading, seen.theme.heading()));
        for line in &option.lines {
            let amount = line.amount.as_deref().unwrap_or("unknown");
            let name = format!("{}: {}", line.item, line.component);
            lines.push(Line::raw(between(&name, amount, width, sign)));
            let read = match &line.rate_source {
                Some(rate) => format!("  {}; {}, read {}", quantity(line), rate.source, rate.date),
                None => format!("  {}", quantity(line)),
            };
            lines.extend(said(read, seen.theme.muted()));
        }
        for rate in &option.unknown {
            let text = format!("unknown: {} in {}. {}", rate.rate, rate.region, rate.help);
            lines.extend(said(text, seen.theme.caution()));
        }
        let total = if option.complete {
            "Total"
        } else {
            "Total, incomplete"
        };
        let total = between(total, &option.total, width, sign);
        lines.extend([Line::styled(total, seen.theme.good()), Line::raw("")]);
    }
    for crossing in &bill.break_even {
        let between = crossing.between.join(" and ");
        let (variable, at) = (&crossing.variable, &crossing.at);
        let (below, above) = (&crossing.below, &crossing.above);
        let of = crossing
            .only
            .iter()
            .map(|option| format!(" of {option} alone"));
        let of: String = of.collect();
        let text = format!(
            "{between} cost the same at {variable}{of} {at}: {below} less below it, {above} above"
        );
        lines.extend(said(text, Style::new()));
    }
    let omits = bill.omits.iter();
    let omits = omits.flat_map(|it| said(format!("not included: {it}"), seen.theme.muted()));
    lines.extend(omits);
    let shown = lines.into_iter().skip(seen.sheet.top);
    shown.take(usize::from(height)).collect()
}

/// The sum of each option, or what is missing.
fn totals(seen: Seen<'_>, area: Rect) -> Vec<Line<'static>> {
    let sheet = seen.sheet;
    let Some(bill) = &sheet.bill else {
        let why = match (&sheet.wrong, sheet.region.is_empty()) {
            (Some(why), _) => why.as_str(),
            (None, true) => "Choose a Region: rates are those of one.",
            (None, false) => "Nothing is billed yet.",
        };
        let lines = wrapped(why, area.width).into_iter();
        return lines
            .map(|it| Line::styled(it, seen.theme.caution()))
            .collect();
    };
    let width = usize::from(area.width);
    let sign = seen.theme.signs.cut;
    let sums = bill.options.iter().map(|option| {
        let open = if option.complete { "" } else { ", incomplete" };
        let name = format!("{} a month, {}{open}", option.name, bill.currency);
        Line::styled(
            between(&name, &option.total, width, sign),
            seen.theme.good(),
        )
    });
    let cheapest = bill.cheapest.iter();
    let cheapest = cheapest.map(|it| Line::raw(format!("{it} is the cheapest")));
    sums.chain(cheapest).collect()
}

/// The choices that the filter leaves, around the cursor.
fn choices(seen: Seen<'_>, area: Rect, picker: &Picker) -> Vec<Line<'static>> {
    let count = format!("  {} of {}", picker.shown.len(), picker.options.len());
    let mut lines = vec![Line::from(vec![
        Span::styled("/ ", seen.theme.key()),
        Span::raw(picker.filter.value().to_string()),
        Span::styled(count, seen.theme.muted()),
    ])];
    let room = usize::from(area.height).saturating_sub(1).max(1);
    let first = (picker.cursor + 1).saturating_sub(room);
    for (place, option) in picker.shown().enumerate().skip(first).take(room) {
        let here = place == picker.cursor;
        let text = format!("{}  {}", option.text, option.id);
        let text = cut(
            &text,
            usize::from(area.width).saturating_sub(2),
            seen.theme.signs.cut,
        );
        let style = if here {
            seen.theme.cursor()
        } else {
            Style::new()
        };
        let pointer = if here { "> " } else { "  " };
        lines.push(Line::from(vec![
            Span::raw(pointer),
            Span::styled(text, style),
        ]));
    }
    lines
}
