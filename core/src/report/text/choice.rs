//! Decisions as plain text: the conclusion, why it holds, or what is still to be answered.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use super::{answer, disputed, section, source};
use crate::report::{
    Alternative, Change, Conclusion, DecisionReport, EndpointShape, OptionText, QuestionKind,
    QuestionText, WhyNot,
};

/// How many choices of a question are printed before the rest is only counted.
const CHOICES: usize = 24;

/// The choices of a question that are printed, and what to say of those that are not.
pub(in crate::report) fn first_choices<'asked>(
    decision: &str,
    asked: &'asked QuestionText,
) -> (&'asked [OptionText], Option<String>) {
    let choices = asked.choices.as_deref().unwrap_or_default();
    match choices.split_at_checked(CHOICES) {
        Some((first, rest)) if !rest.is_empty() => {
            let more = rest.len();
            let names = format!("and {more} more: `tollgate decide {decision} --list` names them");
            (first, Some(names))
        }
        Some(_) | None => (choices, None),
    }
}

/// Currency of a decision's price, which carries none of its own.
pub(in crate::report) const CURRENCY: &str = "USD";

/// One decision, decided or open.
#[must_use]
pub fn decision(report: &DecisionReport) -> String {
    let mut text = String::new();
    if let Some(outcome) = &report.outcome {
        text.push_str(&conclusion(outcome));
    }
    if let Some(asked) = &report.question {
        let decision = &report.decision;
        let _ = write!(
            text,
            "More answers are needed\n  `{decision}` is not decided yet. Add:\n\n{}",
            needed(decision, asked)
        );
        let later = report.open.iter().filter(|open| **open != asked.id);
        let later: Vec<String> = later.map(|it| format!("--answer {it}=...")).collect();
        section(&mut text, "May still be asked", &later);
        section(&mut text, "Still possible", &report.possible);
    }
    section(&mut text, "Cautions", &cautions(report));
    if let Some(price) = &report.price {
        let _ = write!(
            text,
            "\nCost a month\n{}",
            super::bill::lines(price, CURRENCY, 0)
        );
    }
    let why_not: Vec<String> = report.why_not.iter().map(why_not).collect();
    section(&mut text, "Why not something else", &why_not);
    let together = report.smallest_change.iter().filter_map(together);
    let changes: Vec<String> = together
        .chain(report.would_change.iter().map(alternative))
        .collect();
    section(&mut text, "What would change it", &changes);
    section(&mut text, "Would make it more exact", &refinements(report));
    if let Some(outcome) = &report.outcome {
        section(&mut text, "Disputed", &disputed(&outcome.disputes));
    }
    section(&mut text, "Answers", &answers(report));
    section(&mut text, "Given, but not asked for", &report.unused);
    section(&mut text, "Taken by default", &report.defaulted);
    if !report.share.is_empty() {
        let _ = write!(text, "\nShare\n  {}\n", report.share);
    }
    text
}

fn conclusion(outcome: &Conclusion) -> String {
    let mut text = format!("{}\n", outcome.title);
    if !outcome.summary.is_empty() {
        let _ = writeln!(text, "  {}", outcome.summary);
    }
    let endpoints: Vec<String> = outcome.endpoints.iter().flat_map(endpoint).collect();
    section(&mut text, "Endpoints", &endpoints);
    let steps: Vec<String> = (1_u32..)
        .zip(&outcome.steps)
        .map(|(number, step)| format!("{number}. {step}"))
        .collect();
    section(&mut text, "Steps", &steps);
    let reasons: Vec<String> = outcome
        .reasons
        .iter()
        .map(|reason| format!("- {} [{}]", reason.because, source(&reason.source)))
        .collect();
    section(&mut text, "Why", &reasons);
    text
}

fn endpoint(shape: &EndpointShape) -> Vec<String> {
    let named = match shape.service.as_str() {
        "" => shape.kind.clone(),
        service => format!("{} to {service}", shape.kind),
    };
    let settings = shape
        .settings
        .iter()
        .map(|setting| format!("  {}: {}", setting.name, setting.value));
    core::iter::once(named).chain(settings).collect()
}

/// The flag that answers a question, the question, and the values it takes.
fn needed(decision: &str, asked: &QuestionText) -> String {
    let value = match (asked.kind, &asked.unit) {
        (QuestionKind::Choice | QuestionKind::Text, _) => String::from("..."),
        (QuestionKind::Set, _) => String::from("...,..."),
        (QuestionKind::Flag, _) => String::from("yes|no"),
        (QuestionKind::Number | QuestionKind::Amount, Some(unit)) => format!("<{unit}>"),
        (QuestionKind::Number | QuestionKind::Amount, None) => String::from("<number>"),
    };
    let mut text = format!("  --answer {}={value}\n      {}\n", asked.id, asked.text);
    if !asked.help.is_empty() {
        let _ = writeln!(text, "      {}", asked.help);
    }
    match (&asked.least, &asked.most) {
        (Some(least), Some(most)) => {
            let _ = writeln!(text, "      from {least} to {most}");
        }
        (Some(least), None) => {
            let _ = writeln!(text, "      {least} or more");
        }
        (None, Some(most)) => {
            let _ = writeln!(text, "      at most {most}");
        }
        (None, None) => {}
    }
    text.push_str(&options(decision, asked));
    if let Some(default) = &asked.default {
        let _ = writeln!(text, "      with --defaults: {default}");
    }
    text
}

fn options(decision: &str, asked: &QuestionText) -> String {
    let (choices, more) = first_choices(decision, asked);
    let wide = choices.iter().map(|option| option.id.chars().count());
    let wide = wide.max().unwrap_or(0);
    let mut text = String::new();
    for option in choices {
        let _ = writeln!(text, "        {:<wide$}  {}", option.id, option.text);
    }
    if let Some(more) = more {
        let _ = writeln!(text, "        {more}");
    }
    text
}

fn cautions(report: &DecisionReport) -> Vec<String> {
    let line = |caution: &crate::report::Caution| {
        format!("- {} [{}]", caution.text, source(&caution.source))
    };
    report.cautions.iter().map(line).collect()
}

fn why_not(branch: &WhyNot) -> String {
    format!(
        "- {}: `{}` does not hold [{}; {}]",
        branch.outcome,
        branch.failed,
        source(&branch.source),
        branch.place
    )
}

/// A change of several answers at once; one of a single answer is among the alternatives.
fn together(change: &Change) -> Option<String> {
    let answers: Vec<String> = change
        .answers
        .iter()
        .map(|changed| format!("{}={}", changed.question, answer(&changed.answer)))
        .collect();
    let several = answers.len() > 1;
    several.then(|| format!("{} -> {}", answers.join(" and "), change.outcome))
}

fn alternative(change: &Alternative) -> String {
    let outcome = match &change.outcome {
        Some(outcome) => outcome.as_str(),
        None => "more would have to be asked",
    };
    let alike = match change.alike {
        0 => String::new(),
        1 => String::from(" (and 1 answer alike)"),
        alike => format!(" (and {alike} answers alike)"),
    };
    format!(
        "{}={} -> {outcome}{alike}",
        change.question,
        answer(&change.answer)
    )
}

fn refinements(report: &DecisionReport) -> Vec<String> {
    report
        .refine
        .iter()
        .map(|refinement| {
            format!(
                "--answer {}=... ({})",
                refinement.question,
                refinement.changes.join(", ")
            )
        })
        .collect()
}

fn answers(report: &DecisionReport) -> Vec<String> {
    report
        .trail
        .iter()
        .map(|step| {
            let because = match step.because.as_str() {
                "" => String::new(),
                because => format!(": {because}"),
            };
            format!("{}={}{because}", step.question, answer(&step.answer))
        })
        .collect()
}
