//! The way of a packet as plain text.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use super::{section, source};
use crate::report::{TraceReport, TraceStep};

/// A whole way.
#[must_use]
pub fn trace(report: &TraceReport) -> String {
    let mut text = String::new();
    let via = report
        .via
        .as_ref()
        .map_or_else(String::new, |via| format!(", by {via}"));
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{}{via}", heading(report.verdict));
    let _ = writeln!(text, "  {}", report.hops.join(" > "));
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
    text
}

fn heading(verdict: &str) -> &'static str {
    match verdict {
        "private" => "It arrives, and stays private",
        "public" => "It arrives by a public way",
        "blocked" => "It is blocked",
        "unresolved" => "The name has no answer",
        "unreachable" => "No way leads there",
        _ => "Nobody can tell: a fact that decides is missing",
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
