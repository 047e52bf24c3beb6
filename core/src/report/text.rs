//! Reports as plain text, for a terminal, a pipe or a mail.
//!
//! A line that starts in the first column is a heading; everything else is indented by two.

mod audit;
mod bill;
mod choice;
mod compared;
mod coverage;
mod inventory;
mod listing;
mod placement;
mod trace;

pub use audit::{audit, findings};
pub use bill::{bill, quantity};
pub use choice::decision;
pub(super) use choice::{CURRENCY, first_choices};
pub use compared::{break_even, incomplete, summary};
pub use coverage::{coverage, missing_examples};
pub use inventory::{file_bill, inventory};
pub use listing::{checked, decisions, questions};
pub use placement::{alternatives, equal, flip, placement};
pub use trace::{matrix, trace};

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt::Write as _;

use super::{Answer, DisputeText, SourceText};

/// An answer as it is written on a command line: one word, or a comma list.
#[must_use]
pub fn answer(answer: &Answer) -> String {
    match answer {
        Answer::Word(word) => word.clone(),
        Answer::Words(words) => words.join(","),
    }
}

/// A source as it is named behind a sentence: title, section, and the day it was checked.
#[must_use]
pub fn source(source: &SourceText) -> String {
    let section = match source.section.as_str() {
        "" => String::new(),
        section => format!(", {section}"),
    };
    let date = match source.date.as_str() {
        "" => String::new(),
        date => format!("; checked {date}"),
    };
    let title = match source.title.as_str() {
        "" => source.source.to_string(),
        title => title.to_string(),
    };
    format!("{title}{section}{date}")
}

/// A heading and its lines, set off by an empty line; nothing where there are no lines.
fn section(text: &mut String, heading: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let _ = write!(text, "\n{heading}\n");
    for line in lines {
        let _ = writeln!(text, "  {line}");
    }
}

/// The most disputes that a text shows in full; a screen holds little more.
const MOST_DISPUTES: usize = 3;

/// The first disputes, and how many more there are.
fn disputed(disputes: &[DisputeText]) -> Vec<String> {
    let mut lines: Vec<String> = disputes.iter().take(MOST_DISPUTES).map(dispute).collect();
    if let Some(more) = disputes
        .len()
        .checked_sub(MOST_DISPUTES)
        .filter(|more| *more > 0)
    {
        lines.push(format!(
            "- and {more} more: `--format markdown` shows them all"
        ));
    }
    lines
}

/// A dispute in a list.
fn dispute(dispute: &DisputeText) -> String {
    format!("- {}", sides(dispute))
}

/// What a source prints, and what holds instead.
#[must_use]
pub fn sides(dispute: &DisputeText) -> String {
    format!(
        "printed: {} [{}]; holds: {} [{}]",
        dispute.printed,
        source(&dispute.printed_source),
        dispute.holds,
        source(&dispute.holds_source)
    )
}
