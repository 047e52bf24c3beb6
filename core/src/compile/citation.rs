//! Every fact says where it is from.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::Checker;
use super::name::{near, unknown};
use crate::diagnostic::Code;
use crate::model::{Citation, Dispute};
use crate::source::Span;
use crate::syntax::tree;

/// The citations of a fact; none is an error.
pub fn required(
    checker: &mut Checker<'_>,
    written: &[tree::Citation],
    fact: Span,
    what: &str,
) -> Vec<Citation> {
    if written.is_empty() {
        let message = format!("{what} needs a source");
        let diagnostic = checker.error(Code::MissingCitation, fact, message);
        checker.report(diagnostic.help("end it with a citation such as `[guide 4.2]`"));
    }
    let mut citations = Vec::new();
    for citation in written {
        match checker.names.sources.get(&citation.source.value) {
            Some(source) => citations.push(Citation {
                source,
                section: citation.section.clone(),
            }),
            None => {
                let sources = checker.names.sources.names();
                let diagnostic = unknown(checker, &citation.source, "source", sources);
                checker.report(diagnostic);
            }
        }
    }
    citations
}

/// Checks a dispute: both statements are cited, and what it is about exists.
pub fn dispute(checker: &mut Checker<'_>, written: tree::Dispute) {
    for about in &written.about {
        if checker.incomplete || subjects(checker).any(|known| known == about.value) {
            continue;
        }
        let near = near(checker, &about.value, subjects(checker));
        let near = near.map(|near| format!("did you mean `{near}`?"));
        let message = format!("nothing is called `{}`", about.value);
        let diagnostic = checker.error(Code::UnknownName, about.span, message);
        checker.report(diagnostic.maybe_help(near));
    }
    let what = format!("the dispute `{}`", written.name.value);
    checker.note_version(what, written.period, written.name.span);
    let printed_by = required(
        checker,
        &written.printed_by,
        written.printed.span,
        "what is printed",
    );
    let holds_by = required(checker, &written.holds_by, written.holds.span, "what holds");
    let (Some(printed_by), Some(holds_by)) =
        (printed_by.into_iter().next(), holds_by.into_iter().next())
    else {
        return;
    };
    checker.model.disputes.push(Dispute {
        name: written.name.value,
        about: written.about.into_iter().map(|about| about.value).collect(),
        printed: written.printed.value,
        printed_by,
        holds: written.holds.value,
        holds_by,
        period: written.period,
    });
}

/// Everything a dispute can be about.
fn subjects<'checker>(checker: &'checker Checker<'_>) -> impl Iterator<Item = &'checker str> {
    let model = &checker.model;
    let tariffs = model.tariffs.iter().map(|tariff| &tariff.name);
    let entries = model
        .catalogues
        .iter()
        .flat_map(|catalogue| &catalogue.entries);
    let outcomes = model
        .decisions
        .iter()
        .flat_map(|decision| &decision.outcomes);
    let decisions = model.decisions.iter().map(|decision| &decision.name);
    let questions = model.questions.iter().map(|question| &question.name);
    let checks = model.checks.iter().map(|check| &check.name);
    tariffs
        .chain(entries.map(|entry| &entry.name))
        .chain(outcomes.map(|outcome| &outcome.name))
        .chain(decisions)
        .chain(questions)
        .chain(checks)
        .map(String::as_str)
}
