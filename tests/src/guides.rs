//! Which items of the rules carry which section of the guides, by their citations.

use std::collections::{BTreeMap, BTreeSet};

use tollgate_core::model::{Purpose, Subject};
use tollgate_core::syntax::parse;
use tollgate_core::syntax::tree::{Action, Ask, Citation, Decision, Given, Item, ThingsFor};

use crate::specs::built_in;

/// A source and a section of it.
pub type Section = (String, String);

/// Every section that is cited, with the items that cite it: their kinds and names.
#[must_use]
pub fn cited() -> BTreeMap<Section, BTreeSet<(String, String)>> {
    let mut cited = Cited::default();
    for file in built_in() {
        for written in parse(&file.text, 0).0 {
            item(&mut cited, &written.item);
        }
    }
    cited.0
}

#[derive(Default)]
struct Cited(BTreeMap<Section, BTreeSet<(String, String)>>);

impl Cited {
    fn add(&mut self, kind: &str, name: &str, citations: &[Citation]) {
        for citation in citations {
            let section = (citation.source.value.clone(), citation.section.clone());
            let items = self.0.entry(section).or_default();
            items.insert((kind.to_owned(), name.to_owned()));
        }
    }
}

fn item(cited: &mut Cited, item: &Item) {
    match item {
        Item::Source(_)
        | Item::Unit(_)
        | Item::Catalogue(_)
        | Item::Entity(_)
        | Item::Question(_)
        | Item::Input(_) => {}
        Item::Construct(construct) => {
            cited.add("construct", &construct.name.value, &construct.citations);
        }
        Item::Blueprint(blueprint) => {
            cited.add("blueprint", &blueprint.name.value, &blueprint.citations);
        }
        Item::Record(record) => {
            let kind = &record.catalogue.value;
            cited.add(kind, &record.name.value, &record.citations);
        }
        Item::Key(key) => cited.add("key", &key.record.name.value, &key.record.citations),
        Item::Check(check) => {
            let kind = match check.subject {
                Subject::Estate => "check",
                Subject::Policy => "policy-rule",
            };
            cited.add(kind, &check.name.value, &check.citations);
        }
        Item::Decision(written) => decision(cited, written),
        Item::Billed(billed) => {
            for kind in &billed.kinds {
                cited.add("billed", &kind.value, &billed.citations);
            }
        }
        Item::Placement(placement) => {
            cited.add("placement", &placement.name.value, &placement.citations);
        }
        Item::Tariff(tariff) => cited.add("tariff", &tariff.name.value, &tariff.citations),
        Item::Rates(rates) => {
            for row in &rates.rows {
                cited.add("rates", &rates.tariff.value, &row.citations);
            }
        }
        Item::Dispute(dispute) => {
            cited.add("dispute", &dispute.name.value, &dispute.printed_by);
            cited.add("dispute", &dispute.name.value, &dispute.holds_by);
        }
        Item::Example(example) => {
            let (kind, name) = match &example.given {
                Given::Decide(of, _) => ("example of", of.value.as_str()),
                Given::Things(ThingsFor::Check | ThingsFor::Key, of, _) => {
                    ("example of", of.value.as_str())
                }
                Given::Price(..) => ("example", "bills"),
            };
            cited.add(kind, name, &example.citations);
        }
    }
}

fn decision(cited: &mut Cited, decision: &Decision) {
    let kind = match decision.purpose {
        Purpose::Choose => "decision",
        Purpose::FindFault => "playbook",
    };
    let name = &decision.name.value;
    for outcome in &decision.outcomes {
        cited.add(kind, name, &outcome.citations);
    }
    for caution in &decision.cautions {
        cited.add(kind, name, &caution.citations);
    }
    let branches = decision.branches.iter().map(|branch| &branch.ask);
    for asked in decision.asks.iter().chain(branches) {
        ask(cited, kind, name, asked);
    }
}

fn ask(cited: &mut Cited, kind: &str, name: &str, asked: &Ask) {
    for arm in &asked.arms {
        cited.add(kind, name, &arm.citations);
        match &arm.action {
            Action::Conclude(conclude) => cited.add(kind, name, &conclude.citations),
            Action::Continue(_) => {}
            Action::Ask(inner) => ask(cited, kind, name, inner),
        }
    }
}
