//! Listings as plain text: decisions, their questions, and what a check of spec text found.

use alloc::format;
use alloc::string::String;
use core::fmt::Write as _;

use crate::report::{DecisionText, OptionText, QuestionText, SpecReport};

/// Every decision with the question it answers.
#[must_use]
pub fn decisions(decisions: &[DecisionText]) -> String {
    let wide = widest(decisions.iter().map(|decision| decision.id.as_str()));
    let mut text = String::from("Decisions\n");
    for decision in decisions {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {:<wide$}  {}", decision.id, decision.title);
    }
    text
}

/// One decision: its questions with their answers, and its outcomes.
#[must_use]
pub fn questions(decision: &DecisionText, questions: &[QuestionText]) -> String {
    let mut text = format!("{}\n  {}\n\nQuestions\n", decision.id, decision.title);
    for question in questions {
        let default = match &question.default {
            Some(default) => format!(" (default {default})"),
            None => String::new(),
        };
        let _ = writeln!(text, "  {}: {}{default}", question.id, question.text);
        match (&question.choices, &question.unit) {
            (Some(choices), _) => text.push_str(&options("    ", choices)),
            (None, Some(unit)) => {
                let _ = writeln!(text, "    {}", range(question, unit));
            }
            (None, None) => {}
        }
    }
    text.push_str("\nOutcomes\n");
    text.push_str(&options("  ", &decision.outcomes));
    text
}

/// What a check or a test of spec text came to, in a line.
#[must_use]
pub fn checked(report: &SpecReport) -> String {
    let of = |word| {
        let found = report.diagnostics.iter();
        let found = found.filter(|diagnostic| diagnostic.severity == word);
        u32::try_from(found.count()).unwrap_or(u32::MAX)
    };
    let examples = match (report.examples, report.failed) {
        (0, 0) => String::new(),
        (run, 0) => format!("; all of {} hold", counted(run, "example")),
        (run, failed) => format!("; {failed} of {} fail", counted(run, "example")),
    };
    format!(
        "{}, {}: {}, {}{examples}\n",
        counted(report.files, "file"),
        counted(report.items, "item"),
        counted(of("error"), "error"),
        counted(of("warning"), "warning"),
    )
}

/// So many of a thing, in the right number.
fn counted(number: u32, thing: &str) -> String {
    match number {
        1 => format!("1 {thing}"),
        number => format!("{number} {thing}s"),
    }
}

fn options(indent: &str, options: &[OptionText]) -> String {
    let wide = widest(options.iter().map(|option| option.id.as_str()));
    let mut text = String::new();
    for option in options {
        let line = format!("{indent}{:<wide$}  {}", option.id, option.text);
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

fn range(question: &QuestionText, unit: &str) -> String {
    match (&question.least, &question.most) {
        (Some(least), Some(most)) => format!("{least} to {most} {unit}"),
        (Some(least), None) => format!("{least} {unit} or more"),
        (None, Some(most)) => format!("at most {most} {unit}"),
        (None, None) => String::from(unit),
    }
}

fn widest<'word>(words: impl Iterator<Item = &'word str>) -> usize {
    words.map(|word| word.chars().count()).max().unwrap_or(0)
}
