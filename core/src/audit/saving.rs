//! What mending a finding saves in a month, by the tariffs that the specs name for its check.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::Options;
use super::scene::Scene;
use crate::evaluate::check::Finding;
use crate::evaluate::path::id;
use crate::evaluate::table::{Table, Thing};
use crate::model::Model;
use crate::policy::knowledge::Record;
use crate::price::{Scenario, price};
use crate::quantity::Decimal;
use crate::report::LintFinding;
use crate::report::quote::quote;

/// The catalogue of what is saved, by the names of checks.
const SAVING: &str = "saving";

/// What mending saves in a month, before it is rounded.
pub struct Saving {
    /// In USD.
    pub amount: Decimal,
    /// What of which things is not paid any more: other findings that save the same save it no second time.
    pub keys: Vec<String>,
    /// Whether several findings of one check about the same first thing tell of it.
    pub once: bool,
    /// Whether it is what is left when something else is paid in the place of what stands.
    pub compares: bool,
}

/// What is saved; nothing where the specs name no tariff, or a quantity, a rate or the Region is not known.
pub fn saving(
    model: &Model,
    scene: &Scene<'_>,
    table: &Table,
    options: &Options,
    found: &Finding,
) -> Option<Saving> {
    let check = scene.book.checks.get(usize::from(found.check))?;
    let of = model.catalogue(SAVING)?;
    let entry = of.entries.iter().find(|entry| entry.name == check.name)?;
    let record = Record { of, entry };
    let first = *found.things.first()?;
    let over = match record.word("over") {
        "" => alloc::vec![first],
        path => {
            let field = scene.book.field(first.entity, path)?;
            table.referred(first, field).0.to_vec()
        }
    };
    let region = region(scene, table, first).or_else(|| region(scene, table, *over.first()?))?;
    let bill = |tariff: &str, quantities: &str| {
        let items = item(scene, table, first, (tariff, record.list(quantities)))?;
        paid(model, options, &region, &items)
    };
    let mut amount = bill(record.word("tariff"), "quantities")?;
    let instead = record.word("instead");
    if !instead.is_empty() {
        amount = amount.checked_sub(bill(instead, "instead-quantities")?)?;
    }
    let part = record.word("part");
    let key = |thing: &Thing| [part, " of ", &id(table, *thing)].concat();
    Some(Saving {
        amount,
        keys: over.iter().map(key).collect(),
        once: record.word("once") == "yes",
        compares: !instead.is_empty(),
    })
}

/// What a scenario bills: a tariff, with what a thing tells of its quantities. Behind `@` stands a text of the thing.
fn item(
    scene: &Scene<'_>,
    table: &Table,
    thing: Thing,
    (tariff, quantities): (&str, &[String]),
) -> Option<String> {
    let mut item = format!("{{ \"kind\": \"{tariff}\"");
    for written in quantities {
        let (name, amount) = written.split_once('=')?;
        if let Some(field) = amount.strip_prefix('@') {
            let field = scene.book.field(thing.entity, field)?;
            item.push_str(&format!(", \"{name}\": "));
            quote(table.fact(thing, field).text()?, &mut item);
        } else {
            let amount = quantity(scene, table, thing, amount)?;
            item.push_str(&format!(", \"{name}\": {}", amount.shortest()));
        }
    }
    item.push_str(" }");
    Some(item)
}

fn paid(model: &Model, options: &Options, region: &str, item: &str) -> Option<Decimal> {
    let text = format!("{{ \"region\": \"{region}\", \"items\": [{item}] }}");
    let mut scenario = Scenario::from_json(model, &text).ok()?;
    scenario.terms.on = options.on;
    let bill = price(model, &scenario).ok()?;
    let option = bill.options.first().filter(|option| option.complete)?;
    option.exact.parse().ok()
}

/// What all findings save together. Findings of one check add up; of several checks that save the same of one thing, the one
/// that saves the most counts. What is saved over several things counts as far as nothing else saves it there, and not
/// beside another that is saved over one of the same things.
pub fn sum(findings: &[LintFinding]) -> Option<Decimal> {
    let mut single: Vec<(&str, &str, Decimal)> = Vec::new();
    let mut several: Vec<(&LintFinding, Decimal)> = Vec::new();
    for finding in findings {
        let amount = finding.monthly_saving.as_ref().map(|it| it.parse());
        let Some(Ok(amount)) = amount else {
            continue;
        };
        match finding.saves.as_slice() {
            [one] => single.push((one, &finding.rule, amount)),
            _ => several.push((finding, amount)),
        }
    }
    if single.is_empty() && several.is_empty() {
        return None;
    }
    single.sort_by(|one, other| (one.0, one.1).cmp(&(other.0, other.1)));
    let mut most: Vec<(&str, Decimal)> = Vec::new();
    for same in single.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
        let (key, _, first) = *same.first()?;
        let rest = same.iter().skip(1);
        let own = rest.fold(first, |sum, it| sum.checked_add(it.2).unwrap_or(sum));
        match most.last_mut().filter(|(known, _)| *known == key) {
            Some((_, known)) => *known = (*known).max(own),
            None => most.push((key, own)),
        }
    }
    let add = |sum: Decimal, it: Decimal| sum.checked_add(it).unwrap_or(sum);
    let mut sum = most.iter().fold(Decimal::ZERO, |sum, it| add(sum, it.1));
    several.sort_by_key(|it| core::cmp::Reverse(it.1));
    let mut counted: Vec<&str> = Vec::new();
    for (finding, amount) in several {
        if finding
            .saves
            .iter()
            .any(|key| counted.binary_search(&key.as_str()).is_ok())
        {
            continue;
        }
        let mut rest = amount;
        for key in &finding.saves {
            if let Ok(at) = most.binary_search_by(|it| it.0.cmp(key))
                && let Some((_, known)) = most.get(at)
            {
                rest = rest.checked_sub(*known).unwrap_or(rest);
            }
        }
        if rest > Decimal::ZERO {
            sum = add(sum, rest);
            counted.extend(finding.saves.iter().map(String::as_str));
            counted.sort_unstable();
        }
    }
    Some(sum)
}

/// A number, a field of a thing, or with `#` how many things a field refers to.
fn quantity(scene: &Scene<'_>, table: &Table, thing: Thing, amount: &str) -> Option<Decimal> {
    if let Ok(number) = amount.parse() {
        return Some(number);
    }
    if let Some(field) = amount.strip_prefix('#') {
        let field = scene.book.field(thing.entity, field)?;
        let (things, all) = table.referred(thing, field);
        let count = i64::try_from(things.len()).ok()?;
        return all.then(|| Decimal::whole(count));
    }
    let field = scene.book.field(thing.entity, amount)?;
    table.fact(thing, field).number()
}

/// The Region of a thing: that of its VPC, or else the only one there is.
fn region(scene: &Scene<'_>, table: &Table, thing: Thing) -> Option<String> {
    let vpc = match scene.book.field(thing.entity, "vpc") {
        Some(field) => table.fact(thing, field).thing()?,
        None => thing,
    };
    if let Some(field) = scene.book.field(vpc.entity, "region")
        && let Some(region) = table.fact(vpc, field).text()
    {
        return Some(String::from(region));
    }
    let mut regions: Vec<_> = scene
        .estate
        .vpcs
        .iter()
        .filter_map(|vpc| vpc.region)
        .collect();
    regions.dedup();
    match regions.as_slice() {
        [one] => Some(scene.estate.names.text(*one).to_string()),
        _ => None,
    }
}
