//! The way of a packet as plain text.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use super::{section, source};
use crate::report::{MatrixChange, MatrixReport, SkippedPart, TraceBefore, TraceReport, TraceStep};

/// A whole way.
#[must_use]
pub fn trace(report: &TraceReport) -> String {
    let mut text = String::new();
    let via = report
        .via
        .as_ref()
        .map_or_else(String::new, |via| format!(", by {via}"));
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{}{via}", heading(report.verdict, report.decided));
    let _ = writeln!(text, "  {}", report.hops.join(" > "));
    if let Some(before) = &report.before {
        let same = (before.verdict, before.decided, &before.via)
            == (report.verdict, report.decided, &report.via);
        let was = heading(before.verdict, before.decided).replacen("It", "it", 1);
        let via = before
            .via
            .as_ref()
            .map_or_else(String::new, |via| format!(", by {via}"));
        let words = if same {
            "the changes change nothing of that"
        } else {
            "before the changes"
        };
        let _ = writeln!(text, "  {words}: {was}{via}");
    }
    if let Some(address) = &report.address {
        let _ = writeln!(text, "  address {address}");
    }
    match &report.cost_per_gb {
        Some(cost) => {
            let _ = writeln!(text, "  {} {cost} for each GB", super::CURRENCY);
        }
        None if report.arrives() => {
            let _ = writeln!(text, "  what a GB costs is not known");
        }
        None => {}
    }
    let steps: Vec<String> = report.steps.iter().map(step).collect();
    section(&mut text, "Steps", &steps);
    section(&mut text, "Not evaluated", &report.not_evaluated);
    skipped(&mut text, &report.skipped);
    text
}

/// How many skipped parts are shown; there may be hundreds.
const SHOWN: usize = 10;

fn skipped(text: &mut String, parts: &[SkippedPart]) {
    let shown = parts.iter().take(SHOWN);
    let mut lines: Vec<String> = shown
        .map(|it| match it.line {
            0 => format!("{}: {}", it.file, it.what),
            line => format!("{}:{line}: {}", it.file, it.what),
        })
        .collect();
    let more = parts.len().saturating_sub(SHOWN);
    if more > 0 {
        lines.push(format!("{more} more, which `--format json` lists"));
    }
    section(text, "Skipped", &lines);
}

fn heading(verdict: &str, decided: bool) -> &'static str {
    match verdict {
        _ if !decided => "Nobody can tell: a fact that decides is missing",
        "private" => "It arrives, and stays private",
        "public" => "It arrives by a public way",
        "blocked" => "It is blocked",
        "unresolved" => "The name has no answer",
        _ => "No way leads there",
    }
}

fn step(step: &TraceStep) -> String {
    let code = step
        .code
        .as_ref()
        .map_or_else(String::new, |code| format!(" [{code}]"));
    let place = step.place.as_ref().map_or_else(String::new, |place| {
        format!("\n      {}:{} {}", place.file, place.line, place.pointer)
    });
    format!(
        "{} {}: {}{code}{place}\n      {}: {}",
        step.result,
        step.stage,
        step.detail,
        step.rule,
        source(&step.source)
    )
}

/// Who gets where: a line for each subnet and service, and the sum.
#[must_use]
pub fn matrix(report: &MatrixReport) -> String {
    let mut text = String::from("Subnets and services\n");
    for cell in &report.cells {
        let via = cell.via.as_deref().unwrap_or("-");
        let (subnet, service) = (&cell.subnet, &cell.service);
        let verdict = word(cell.verdict, cell.decided);
        let _ = writeln!(text, "  {subnet:<26} {service:<20} {verdict:<12} {via}");
    }
    let sum = &report.summary;
    let lines = [
        format!("private {}, public {}", sum.private, sum.public),
        format!(
            "blocked {}, unresolved {}, unreachable {}",
            sum.blocked, sum.unresolved, sum.unreachable
        ),
        format!("nobody can tell {} of these", sum.undecided),
    ];
    section(&mut text, "Together", &lines);
    if let Some(changed) = &report.changed {
        let lines: Vec<String> = changed.iter().map(change).collect();
        let title = "Changed by what is tried";
        if lines.is_empty() {
            section(&mut text, title, &[String::from("nothing")]);
        }
        section(&mut text, title, &lines);
    }
    skipped(&mut text, &report.skipped);
    text
}

fn word(verdict: &'static str, decided: bool) -> &'static str {
    if decided { verdict } else { "unknown" }
}

fn change(change: &MatrixChange) -> String {
    let way = |state: &TraceBefore| {
        let word = word(state.verdict, state.decided);
        match &state.via {
            Some(via) => format!("{word} by {via}"),
            None => String::from(word),
        }
    };
    let (before, after) = (way(&change.before), way(&change.after));
    let (subnet, service) = (&change.subnet, &change.service);
    format!("{subnet} to {service}: {before}, then {after}")
}
