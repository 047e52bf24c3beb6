//! `override`: an item that takes the place of another of its name, from a file of one's own.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::Checker;
use super::name::near;
use crate::diagnostic::Code;
use crate::source::Span;
use crate::syntax::tree::{Example, Given, Item, Name, RateRow, Rates, Value, Written};

/// The items with every override in the place of what it overrides.
pub fn apply(checker: &mut Checker<'_>, written: Vec<(u16, Written)>) -> Vec<(u16, Item)> {
    let mut items = Vec::new();
    let mut overrides = Vec::new();
    for (file, written) in written {
        match written.overrides {
            None => items.push((file, written.item)),
            Some(span) => overrides.push((file, span, written.item)),
        }
    }
    if overrides.is_empty() {
        return items;
    }
    let mut places: BTreeMap<String, u32> = BTreeMap::new();
    for (place, (_, item)) in (0..).zip(&items) {
        places.entry(joined(&key(item))).or_insert(place);
    }
    // Rates that are given anew: tariff, book, Region and name.
    let mut anew: Vec<GivenRate> = Vec::new();
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for (file, span, item) in overrides {
        checker.file = file;
        let (kind, name) = key(&item);
        let key = joined(&(kind.clone(), name.clone()));
        let is_new = seen.insert(key.clone(), span.start).is_none();
        if !is_new && kind != "rates" {
            let message = format!("the {kind} `{name}` is overridden twice");
            let diagnostic = checker.error(Code::DuplicateName, span, message);
            checker.report(diagnostic.help("keep one of the two"));
            continue;
        }
        checker.overridden.push((file, kind, name));
        if let Item::Rates(rates) = item {
            override_rates(checker, &mut items, file, rates, &mut anew);
            continue;
        }
        let place = places
            .get(&key)
            .and_then(|place| usize::try_from(*place).ok());
        match place.and_then(|place| items.get_mut(place)) {
            Some(known) => *known = (file, item),
            None => nothing_to_override(checker, span, &key, &places),
        }
    }
    items
}

/// Whether an example still says what holds: one of another file that rests on a decision, a set of
/// endpoints, a tariff or rates that were overridden does not, nor does the price that it expects.
pub fn still_holds(checker: &Checker<'_>, file: u16, example: &mut Example) -> bool {
    let overridden = &checker.overridden;
    let anew = |kinds: &[&str], name: Option<&str>| {
        let others = overridden.iter().filter(|(by, ..)| *by != file);
        let mut others = others.filter(|(_, kind, _)| kinds.contains(&kind.as_str()));
        others.any(|(.., known)| name.is_none_or(|name| name == known))
    };
    let billing = ["rates", "tariff"];
    match &example.given {
        Given::Decide(decision, answers) => {
            let mut rated = checker.rated.iter();
            let decides_anew =
                rated.any(|(of, tariff)| *of == decision.value && anew(&billing, Some(tariff)));
            let mut answered = answers.iter().flat_map(|(_, value)| words(value));
            let lists_anew = answered.any(|word| anew(&["bundle"], Some(word)));
            let holds = !anew(&["decision"], Some(&decision.value)) && !decides_anew && !lists_anew;
            if anew(&billing, None) {
                example.expect.retain(|(name, _)| name.value != "price");
            }
            holds
        }
        Given::Price(_, items) => {
            let mut kinds = items.iter().map(|item| item.kind.value.as_str());
            !kinds.any(|kind| anew(&billing, Some(kind)))
        }
        Given::Things(_, of, _) => !anew(&["check", "key"], Some(&of.value)),
    }
}

/// The names in an answer.
fn words(value: &Value) -> impl Iterator<Item = &str> {
    let names: &[Name] = match value {
        Value::Words(names) => names,
        Value::Number(..) | Value::Text(_) => &[],
    };
    names.iter().map(|name| name.value.as_str())
}

/// What an item is and what it is called.
fn key(item: &Item) -> (String, String) {
    let (kind, name) = match item {
        Item::Billed(billed) => match billed.name() {
            Some(name) => ("billed", name),
            None => return (String::from("billed"), String::new()),
        },
        Item::Source(source) => ("source", &source.name),
        Item::Unit(unit) => ("unit", &unit.name),
        Item::Catalogue(catalogue) => ("catalogue", &catalogue.name),
        Item::Record(record) => (record.catalogue.value.as_str(), &record.name),
        Item::Key(key) => ("key", &key.record.name),
        Item::Entity(entity) => ("entity", &entity.name),
        Item::Check(check) => ("check", &check.name),
        Item::Question(question) => ("question", &question.name),
        Item::Decision(decision) => ("decision", &decision.name),
        Item::Tariff(tariff) => ("tariff", &tariff.name),
        Item::Rates(rates) => ("rates", &rates.tariff),
        Item::Placement(placement) => ("placement", &placement.name),
        Item::Input(input) => ("input", &input.name),
        Item::Construct(construct) => ("construct", &construct.name),
        Item::Blueprint(blueprint) => ("blueprint", &blueprint.name),
        Item::Dispute(dispute) => ("dispute", &dispute.name),
        Item::Example(example) => ("example", &example.title),
    };
    (String::from(kind), name.value.clone())
}

/// Both in one text, with a sign between that neither has.
fn joined((kind, name): &(String, String)) -> String {
    [kind.as_str(), name.as_str()].join("\0")
}

fn nothing_to_override(
    checker: &mut Checker<'_>,
    span: Span,
    key: &str,
    places: &BTreeMap<String, u32>,
) {
    let (kind, name) = key.split_once('\0').unwrap_or(("", key));
    let known = places.keys().filter_map(|key| key.split_once('\0'));
    let known = known.filter(|(known, _)| *known == kind);
    let message = format!("there is no {kind} `{name}` to override");
    let near = near(checker, name, known.map(|(_, name)| name));
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => String::from("leave out `override` to add it"),
    };
    let diagnostic = checker.error(Code::UnknownName, span, message);
    checker.report(diagnostic.help(help));
}

/// `us-east-1`, or `us-east-1 to us-east-2`.
fn way(row: &RateRow) -> String {
    match &row.toward {
        None => row.region.value.clone(),
        Some(toward) => format!("{} to {}", row.region.value, toward.value),
    }
}

/// A rate that is given anew: its tariff, whose book it is in, its Region and its name.
type GivenRate = (String, Option<String>, String, String);

/// Reports the rates of a book that another override gives anew as well.
fn report_twice(checker: &mut Checker<'_>, rates: &Rates, anew: &mut Vec<GivenRate>) {
    let printed = rates.as_printed.as_ref().map(|source| source.value.clone());
    let mut own = Vec::new();
    for row in &rates.rows {
        for rate in &row.rates {
            let (region, name) = (way(row), rate.name.value.clone());
            let given = (rates.tariff.value.clone(), printed.clone(), region, name);
            if anew.contains(&given) {
                let message = format!("the rate `{}` is overridden twice", rate.name.value);
                let diagnostic = checker.error(Code::DuplicateName, rate.name.span, message);
                checker.report(diagnostic.help("keep one of the two"));
            }
            own.push(given);
        }
    }
    anew.append(&mut own);
}

/// Takes out each rate that is given anew for its Region and book, then adds the new ones.
fn override_rates(
    checker: &mut Checker<'_>,
    items: &mut Vec<(u16, Item)>,
    file: u16,
    rates: Rates,
    anew: &mut Vec<GivenRate>,
) {
    report_twice(checker, &rates, anew);
    let book = |rates: &Rates| {
        let printed = rates.as_printed.as_ref().map(|source| source.value.clone());
        (rates.tariff.value.clone(), printed)
    };
    let given = |region: &str, name: &str| {
        let mut rows = rates.rows.iter().filter(|row| way(row) == region);
        rows.any(|row| row.rates.iter().any(|rate| rate.name.value == name))
    };
    let mut taken_out: Vec<(String, String)> = Vec::new();
    let books = items.iter_mut().filter_map(|(_, item)| {
        let Item::Rates(known) = item else {
            return None;
        };
        (book(known) == book(&rates)).then_some(known)
    });
    for known in books.flat_map(|known| &mut known.rows) {
        let region = &way(known);
        known.rates.retain(|rate| {
            let anew = given(region, &rate.name.value);
            if anew {
                taken_out.push((region.clone(), rate.name.value.clone()));
            }
            !anew
        });
    }
    for row in &rates.rows {
        let region = &way(row);
        for rate in row.rates.iter().map(|rate| &rate.name) {
            if taken_out.contains(&(region.clone(), rate.value.clone())) {
                continue;
            }
            let message = format!(
                "there is no rate `{}` in `{region}` to override",
                rate.value
            );
            let diagnostic = checker.error(Code::UnknownName, rate.span, message);
            checker.report(diagnostic.help("add a rate of another Region without `override`"));
        }
    }
    items.push((file, Item::Rates(rates)));
}

#[cfg(test)]
mod tests {
    use crate::compile::compile;
    use crate::model::Price;
    use crate::source::SourceFile;
    use alloc::string::String;
    use alloc::vec::Vec;

    const BASE: &str = r#"
source list "Price list" { verified 2026-04-26 }
unit hour
catalogue region "Regions" { }
region here "Here" [list]
region there "There" [list]
tariff gateway "Gateway" { line "Hours" = hours at hour } [list]
rates gateway {
  here { hour 0.05 USD/hour } grade A [list]
  there { hour 0.06 USD/hour } grade A [list]
}
"#;

    fn with(overlay: &str) -> (Vec<String>, Vec<Price>) {
        let file = |name: &str, text: &str| SourceFile {
            name: name.into(),
            text: text.into(),
        };
        let compiled = compile(&[file("base.toll", BASE), file("own.toll", overlay)]);
        let messages = compiled
            .diagnostics
            .into_iter()
            .map(|it| it.message)
            .collect();
        let tariff = compiled
            .model
            .and_then(|model| model.tariffs.into_iter().next());
        let rows = tariff.map(|tariff| tariff.rows).unwrap_or_default();
        (messages, rows.into_iter().map(|row| row.price).collect())
    }

    #[test]
    fn a_rate_is_replaced_in_its_region_only() {
        let overlay =
            "override rates gateway { here { hour 0.04 USD/hour } grade B read 2026-10-01 [list] }";
        let flat = |text: &str| Price::Flat(text.parse().unwrap());
        assert_eq!(
            with(overlay),
            (Vec::new(), alloc::vec![flat("0.06"), flat("0.04")])
        );
    }

    #[test]
    fn a_rate_is_replaced_by_several_that_follow_one_another() {
        let overlay = "override rates gateway {
            here { hour 0.04 USD/hour } until 2026-12-31 grade A [list]
            here { hour 0.03 USD/hour } from 2027-01-01 grade A [list] }";
        let flat = |text: &str| Price::Flat(text.parse().unwrap());
        let prices = alloc::vec![flat("0.06"), flat("0.04"), flat("0.03")];
        assert_eq!(with(overlay), (Vec::new(), prices));
    }

    #[test]
    fn nothing_is_overridden_twice() {
        for (overlay, message) in [
            (
                "override region here \"A\" [list]\noverride region here \"B\" [list]",
                "the region `here` is overridden twice",
            ),
            (
                "override rates gateway { here { hour 0.04 USD/hour } grade B [list] }\noverride rates gateway { here { hour 0.03 USD/hour } grade B [list] }",
                "the rate `hour` is overridden twice",
            ),
        ] {
            assert!(
                with(overlay).0.iter().any(|said| said == message),
                "{overlay}"
            );
        }
        let apart = "override rates gateway { here { hour 0.04 USD/hour } grade B [list] }\noverride rates gateway { there { hour 0.03 USD/hour } grade B [list] }";
        assert_eq!(with(apart).0, [""; 0]);
    }

    #[test]
    fn what_is_not_there_cannot_be_overridden() {
        for (overlay, message) in [
            (
                "override region hera \"Here\" [list]",
                "there is no region `hera` to override",
            ),
            (
                "override rates gateway { here { data 0.04 USD/hour } grade B [list] }",
                "there is no rate `data` in `here` to override",
            ),
        ] {
            assert!(
                with(overlay).0.iter().any(|said| said == message),
                "{overlay}"
            );
        }
        assert_eq!(
            with("region here \"Twice\" [list]").0,
            ["the region `here` is declared twice"]
        );
        assert_eq!(with("override region here \"Once\" [list]").0, [""; 0]);
    }
}
