//! Placements as plain text: what goes where, what that saves, and where it would change.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use super::section;
use crate::report::{BreakEven, Flip, Placed, PlacementReport};

/// The most lines of a list that is for reading; programs take JSON or CSV.
const MOST_LINES: usize = 40;

/// A whole placement.
#[must_use]
pub fn placement(report: &PlacementReport) -> String {
    let mut text = String::from("Placement\n");
    let currency = &report.currency;
    for line in shortened(report.placements.iter().map(placed)) {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {line}");
    }
    let hub = &report.hub;
    if hub.used {
        let lines = [
            format!(
                "{currency} {} a month for endpoints and attachments",
                hub.amount
            ),
            format!("services: {}", hub.services.join(", ")),
            format!("VPCs that use it: {}", hub.vpcs),
        ];
        section(&mut text, "Hub", &lines);
    }
    let mut total = alloc::vec![
        format!("{currency} {} a month", report.total),
        format!("{currency} {} in twelve such months", report.yearly),
    ];
    if !report.complete {
        total.push(String::from("incomplete: not every rate is known"));
    }
    for unknown in &report.unknown {
        let (rate, region) = (&unknown.rate, &unknown.region);
        total.push(format!("unknown: {rate} in {region}: {}", unknown.help));
    }
    section(&mut text, "Total", &total);
    section(&mut text, "Compared with", &alternatives(report));
    let flips = shortened(report.flips.iter().map(flip));
    section(&mut text, "What would change with the volume", &flips);
    let equal: Vec<String> = report.break_even.iter().map(equal).collect();
    section(&mut text, "Break-even", &equal);
    section(&mut text, "Assuming", &report.assuming);
    section(&mut text, "Not included", &report.omits);
    text
}

/// What one rule for all would cost, a sentence each.
#[must_use]
pub fn alternatives(report: &PlacementReport) -> Vec<String> {
    let currency = &report.currency;
    let line = |it: &crate::report::PlacementAlternative| {
        let (name, total, saves) = (&it.name, &it.total, &it.saves);
        format!("{name}: {currency} {total} a month, {saves} more")
    };
    report.alternatives.iter().map(line).collect()
}

/// Where a choice changes, in a sentence.
#[must_use]
pub fn flip(flip: &Flip) -> String {
    let whose = match &flip.vpc {
        Some(vpc) => format!("{} of {vpc}", flip.service),
        None => format!("{} of all VPCs together", flip.service),
    };
    let (at, from, to) = (&flip.at_gb, &flip.from, &flip.to);
    format!("{whose}: {from} below {at} GB a month, {to} above")
}

/// Where two rules for all cost the same, in a sentence.
#[must_use]
pub fn equal(it: &BreakEven) -> String {
    let (below, above, at) = (&it.below, &it.above, &it.at);
    format!(
        "{below} costs less below {at} GB a month in all, {above} above ({})",
        it.assuming.join("; ")
    )
}

fn placed(placed: &Placed) -> String {
    let choice = placed.choice.as_deref().unwrap_or("no known way");
    let amount = placed.amount.as_deref().unwrap_or("unknown");
    format!("{}  {}  {choice}  {amount}", placed.vpc, placed.service)
}

/// The first lines, and how many more there are.
fn shortened(lines: impl ExactSizeIterator<Item = String>) -> Vec<String> {
    let more = lines.len().saturating_sub(MOST_LINES);
    let mut lines: Vec<String> = lines.take(MOST_LINES).collect();
    if more > 0 {
        lines.push(format!(
            "and {} more; `--format json` or `csv` has all",
            more
        ));
    }
    lines
}
