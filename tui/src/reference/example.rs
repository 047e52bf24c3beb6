//! Examples: what is given and what must come out. Every one of them runs as a test.

use tollgate_core::compile::written_as_answer;
use tollgate_core::model::{Citation, Model};
use tollgate_core::syntax::tree::{self, Example, Given, Name, Value};

use super::address;
use super::citation::cites;
use super::html::{code, escape, link, prose};

/// The examples of a decision.
pub fn of_decision(model: &Model, decision: &str, examples: &[Example]) -> String {
    let own = examples.iter().filter_map(|example| match &example.given {
        Given::Decide(name, answers) if name.value == decision => Some(shown(
            model,
            example,
            &format!("<p>Given {}.</p>\n", pairs(answers)),
        )),
        Given::Decide(..) | Given::Price(..) => None,
    });
    own.collect()
}

/// The examples of bills.
pub fn of_bills(model: &Model, examples: &[Example]) -> String {
    let bills = examples.iter().filter_map(|example| match &example.given {
        Given::Price(settings, items) => {
            let items: String = items
                .iter()
                .map(|item| {
                    let tariff = format!("{}#{}", address::TARIFFS, item.kind.value);
                    let tariff = link(&tariff, &code(&item.kind.value));
                    format!("<li>{tariff}: {}</li>\n", pairs(&item.quantities))
                })
                .collect();
            let given = format!("<p>Given {}.</p>\n<ul>\n{items}</ul>\n", pairs(settings));
            Some(shown(model, example, &given))
        }
        Given::Decide(..) => None,
    });
    bills.collect()
}

fn shown(model: &Model, example: &Example, given: &str) -> String {
    let citations = citations(model, &example.citations);
    format!(
        "<div class=\"entry\">\n<p><b>{}</b>{}</p>\n{given}<p>Expects {}.</p>\n</div>\n",
        prose(&example.title.value),
        cites(model, &citations),
        pairs(&example.expect)
    )
}

fn pairs(pairs: &[(Name, Value)]) -> String {
    let pair = |(name, value): &(Name, Value)| {
        format!(
            "{} {}",
            escape(&name.value),
            code(&written_as_answer(value))
        )
    };
    pairs.iter().map(pair).collect::<Vec<_>>().join(", ")
}

/// Citations as the model holds them.
pub fn citations(model: &Model, written: &[tree::Citation]) -> Vec<Citation> {
    let resolved = written.iter().filter_map(|citation| {
        let source = model
            .sources
            .iter()
            .position(|source| source.name == citation.source.value)?;
        let (source, section) = (u16::try_from(source).ok()?, citation.section.clone());
        Some(Citation { source, section })
    });
    resolved.collect()
}
