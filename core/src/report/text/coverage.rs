//! What the examples reach, as plain text.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::section;
use crate::report::{DecisionCoverage, MissingWay};

/// A line for each decision, and below it one for each way and caution that no example reaches.
#[must_use]
pub fn coverage(decisions: &[DecisionCoverage]) -> String {
    let mut lines = Vec::new();
    for decision in decisions {
        let of_cautions = match decision.cautions {
            0 => String::new(),
            all => format!(", {} of {all} cautions", decision.cautions_reached),
        };
        lines.push(format!(
            "{}: {} of {} ways{of_cautions}",
            decision.decision, decision.ways_reached, decision.ways
        ));
        for way in &decision.missing_ways {
            lines.push(format!("  {}", missing(way)));
        }
        for caution in &decision.missing_cautions {
            lines.push(format!(
                "  {}:{}: no example shows the caution `{}`",
                caution.file, caution.line, caution.caution
            ));
        }
    }
    let mut text = String::new();
    section(&mut text, "Reached by examples", &lines);
    text
}

/// The examples that would reach the ways that none takes, as text for a rule file.
#[must_use]
pub fn missing_examples(decisions: &[DecisionCoverage]) -> String {
    let ways = decisions.iter().flat_map(|decision| &decision.missing_ways);
    let texts: Vec<String> = ways
        .map(|way| match way.example.as_str() {
            "" => format!("// {}\n", missing(way)),
            example => String::from(example),
        })
        .collect();
    texts.join("\n")
}

fn missing(way: &MissingWay) -> String {
    let by = match way.answers.as_slice() {
        [] => String::from(", and no answers were found that lead there"),
        answers => format!(", as with {}", answers.join(" ")),
    };
    format!(
        "{}:{}: no example ends in `{}` here{by}",
        way.file, way.line, way.outcome
    )
}
