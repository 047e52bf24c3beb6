//! Examples: what is given and what must come out. Every one of them runs as a test.

use tollgate_core::compile::written_as_answer;
use tollgate_core::model::{Citation, Decision, Model};
use tollgate_core::syntax::tree::{self, Example, ExampleThing, FieldValue, Given, Name, Value};

use super::address;
use super::citation::cites;
use super::html::{code, escape, link, prose};

/// The examples of a decision.
pub fn of_decision(model: &Model, decision: &Decision, examples: &[Example]) -> String {
    let of_day = examples.iter().filter(|it| decision.period.holds(it.on));
    let own = of_day.filter_map(|example| match &example.given {
        Given::Decide(name, answers) if name.value == decision.name => Some(shown(
            model,
            example,
            &format!("<p>Given {}.</p>\n", pairs(answers)),
        )),
        Given::Decide(..) | Given::Price(..) | Given::Things(..) => None,
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
        Given::Decide(..) | Given::Things(..) => None,
    });
    bills.collect()
}

/// The examples of a check, a policy rule or a key.
pub fn of_things(model: &Model, of: &str, examples: &[Example]) -> String {
    let own = examples.iter().filter_map(|example| match &example.given {
        Given::Things(_, name, things) if name.value == of => {
            let thing = |thing: &ExampleThing| {
                let held = thing.facts.iter().map(|(field, value)| {
                    format!("{} {}", escape(&field.value), code(&held(value)))
                });
                let held: Vec<String> = held.collect();
                format!(
                    "<li>{} {}: {}</li>\n",
                    escape(&thing.entity.value),
                    code(&thing.id.value),
                    held.join(", ")
                )
            };
            let things: String = things.iter().map(thing).collect();
            Some(shown(model, example, &format!("<ul>\n{things}</ul>\n")))
        }
        Given::Decide(..) | Given::Price(..) | Given::Things(..) => None,
    });
    own.collect()
}

/// What a field holds, as it is written.
fn held(value: &FieldValue) -> String {
    match value {
        FieldValue::Words(words) => {
            let words: Vec<&str> = words.iter().map(|word| word.value.as_str()).collect();
            words.join(", ")
        }
        FieldValue::Texts(texts) => {
            let texts: Vec<&str> = texts.iter().map(|text| text.value.as_str()).collect();
            texts.join(", ")
        }
        FieldValue::Number(number) => number.value.to_string(),
    }
}

fn shown(model: &Model, example: &Example, given: &str) -> String {
    let citations = citations(model, &example.citations);
    let on = example.on.map(|day| format!(" <small>on {day}</small>"));
    let on = on.unwrap_or_default();
    format!(
        "<div class=\"entry\">\n<p><b>{}</b>{on}{}</p>\n{given}<p>Expects {}.</p>\n</div>\n",
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
