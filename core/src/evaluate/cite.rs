//! Sources as they are shown.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use crate::date::Date;
use crate::model::{Citation, Dispute, Model};
use crate::report::{DisputeText, SourceText};

/// The source of a statement.
#[must_use]
pub fn source(model: &Model, citation: &Citation) -> SourceText {
    let source = model.sources.get(usize::from(citation.source));
    let date = source.and_then(|source| source.verified);
    SourceText {
        source: source.map_or_else(String::new, |source| source.name.clone()),
        title: source.map_or_else(String::new, |source| source.title.clone()),
        section: citation.section.clone(),
        url: source.map_or_else(String::new, |source| source.url.clone()),
        date: date.map_or_else(String::new, |date| date.to_string()),
    }
}

/// The first source of a statement; an empty one where it has none.
#[must_use]
pub fn first(model: &Model, citations: &[Citation]) -> SourceText {
    citations.first().map_or_else(
        || SourceText {
            source: String::new(),
            title: String::new(),
            section: String::new(),
            url: String::new(),
            date: String::new(),
        },
        |citation| source(model, citation),
    )
}

/// A dispute as it is shown.
#[must_use]
pub fn dispute(model: &Model, dispute: &Dispute) -> DisputeText {
    DisputeText {
        id: dispute.name.clone(),
        printed: dispute.printed.clone(),
        printed_source: source(model, &dispute.printed_by),
        holds: dispute.holds.clone(),
        holds_source: source(model, &dispute.holds_by),
    }
}

/// The disputes about any of these names on a day, in the order of the specs.
#[must_use]
pub fn disputes(model: &Model, names: &[&str], on: Option<Date>) -> Vec<DisputeText> {
    let concerns = |dispute: &&Dispute| {
        dispute
            .about
            .iter()
            .any(|about| names.contains(&about.as_str()))
    };
    model
        .disputes
        .iter()
        .filter(concerns)
        .filter(|dispute| dispute.period.holds(on))
        .map(|it| self::dispute(model, it))
        .collect()
}
