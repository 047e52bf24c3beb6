//! Everything that can be asked, chosen and priced, for whoever builds an interface of their own.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use crate::decide::question;
use crate::evaluate::cite;
use crate::evaluate::template::field_text;
use crate::model::{self, CheckTitle, Model, Purpose, QuantityKind, Subject};
use crate::report::{
    Catalogue, Choices, DecisionText, Entry, ListText, OptionText, RegionText, Setting,
    SpecsVersion, TariffText, Version,
};

/// Version of the rule language.
const LANGUAGE: &str = "1";

/// The catalogues that a listing has a field for.
const KNOWN: [&str; 4] = ["service", "bundle", "region", "key"];

/// The catalogue of a model.
#[must_use]
pub fn catalogue(model: &Model) -> Catalogue {
    let further = model.catalogues.iter();
    // What an image left out, or nobody filled, is no list to look things up in.
    let further = further.filter(|it| !KNOWN.contains(&it.name.as_str()) && !it.entries.is_empty());
    let list = |it: &model::Catalogue| ListText {
        id: it.name.clone(),
        title: it.title.clone(),
        entries: entries(model, &it.name),
    };
    let disputes = model.disputes.iter();
    let choices = choices(model);
    Catalogue {
        decisions: choices.decisions,
        questions: choices.questions,
        services: entries(model, "service"),
        bundles: entries(model, "bundle"),
        regions: choices.regions,
        keys: entries(model, "key"),
        tariffs: choices.tariffs,
        disputes: disputes.map(|it| cite::dispute(model, it)).collect(),
        checks: model.checks.iter().map(|it| check(model, it)).collect(),
        catalogues: further.map(list).collect(),
    }
}

/// What a model asks and prices.
#[must_use]
pub fn choices(model: &Model) -> Choices {
    let outcome = |outcome: &crate::model::Outcome| OptionText {
        id: outcome.name.clone(),
        text: outcome.title.clone(),
        help: String::new(),
    };
    let asked = |position: &u16| {
        model
            .questions
            .get(usize::from(*position))
            .map(|it| it.name.clone())
    };
    let at_last = model.decisions.iter().filter(|it| it.period.holds(None));
    let decisions = at_last.map(|decision| DecisionText {
        id: decision.name.clone(),
        kind: String::from(match decision.purpose {
            Purpose::Choose => "decision",
            Purpose::FindFault => "playbook",
        }),
        title: decision.title.clone(),
        questions: decision.order.iter().filter_map(asked).collect(),
        outcomes: decision.outcomes.iter().map(outcome).collect(),
    });
    let questions = model.questions.iter();
    Choices {
        decisions: decisions.collect(),
        questions: questions
            .filter_map(|it| question(model, &it.name, None))
            .collect(),
        regions: regions(model),
        tariffs: model.tariffs.iter().map(tariff).collect(),
    }
}

/// What answers: the package, the language and the specs.
#[must_use]
pub fn version(model: &Model) -> Version {
    let date = model
        .sources
        .iter()
        .filter_map(|source| source.verified)
        .max();
    Version {
        package: env!("CARGO_PKG_VERSION").to_string(),
        language: LANGUAGE.to_string(),
        specs: SpecsVersion {
            revision: model.revision.clone(),
            date: date.map_or_else(String::new, |date| date.to_string()),
        },
    }
}

/// The records of a catalogue with all their fields; none where there is no such catalogue.
fn entries(model: &Model, name: &str) -> Vec<Entry> {
    let Some(catalogue) = model.catalogue(name) else {
        return Vec::new();
    };
    let entry = |entry: &crate::model::Entry| Entry {
        id: entry.name.clone(),
        title: entry.title.clone(),
        fields: (0_u16..)
            .zip(&catalogue.fields)
            .map(|(position, field)| Setting {
                name: field.name.clone(),
                value: field_text(model, catalogue, entry, position).unwrap_or_default(),
            })
            .collect(),
        source: cite::first(model, &entry.citations),
        disputes: disputes_about(model, &entry.name),
    };
    catalogue.entries.iter().map(entry).collect()
}

/// A check as an entry: what it looks at, and how bad it is where it does not hold.
fn check(model: &Model, check: &CheckTitle) -> Entry {
    let field = |name: &str, value: &str| Setting {
        name: name.to_string(),
        value: value.to_string(),
    };
    let kind = match check.subject {
        Subject::Estate => "check",
        Subject::Policy => "policy-rule",
    };
    Entry {
        id: check.name.clone(),
        title: check.title.clone(),
        fields: alloc::vec![
            field("kind", kind),
            field("severity", check.severity.word()),
        ],
        source: cite::first(model, &check.citations),
        disputes: disputes_about(model, &check.name),
    }
}

/// Identifiers of the disputes about a name.
fn disputes_about(model: &Model, name: &str) -> Vec<String> {
    let disputes = model.disputes.iter();
    let about = disputes.filter(|it| it.about.iter().any(|about| about == name));
    about.map(|it| it.name.clone()).collect()
}

fn regions(model: &Model) -> Vec<RegionText> {
    let region = |(position, region): (u16, &crate::model::Entry)| RegionText {
        id: region.name.clone(),
        title: region.title.clone(),
        tariffs: model
            .tariffs
            .iter()
            .filter(|tariff| tariff.rows.iter().any(|row| row.region == Some(position)))
            .map(|tariff| tariff.name.clone())
            .collect(),
    };
    (0_u16..).zip(model.regions()).map(region).collect()
}

fn tariff(tariff: &crate::model::Tariff) -> TariffText {
    let quantity = |quantity: &crate::model::Quantity| OptionText {
        id: quantity.name.replace('-', "_"),
        text: quantity.title.clone(),
        help: quantity.unit.clone(),
    };
    let of = |wanted: &dyn Fn(QuantityKind) -> bool| {
        let quantities = tariff.quantities.iter();
        let quantities = quantities.filter(|it| wanted(it.kind));
        quantities.map(quantity).collect()
    };
    TariffText {
        id: tariff.name.clone(),
        title: tariff.title.clone(),
        quantities: of(&|kind| kind != QuantityKind::Flag),
        flags: of(&|kind| kind == QuantityKind::Flag),
        toward: tariff.toward.as_ref().map(|toward| OptionText {
            id: toward.name.replace('-', "_"),
            text: toward.title.clone(),
            help: String::from(if toward.optional { "" } else { "required" }),
        }),
    }
}
