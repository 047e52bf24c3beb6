//! What mending a finding saves in a month, by the tariffs that the specs name for its check.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::Options;
use super::scene::Scene;
use crate::evaluate::check::Finding;
use crate::evaluate::table::{Table, Thing};
use crate::model::Model;
use crate::policy::knowledge::Record;
use crate::price::{Scenario, price};
use crate::quantity::Decimal;

/// The catalogue of what is saved, by the names of checks.
const SAVING: &str = "saving";

/// What is saved, before it is rounded; nothing where the specs name no tariff, or a quantity, a rate or the Region is
/// not known.
pub fn saving(
    model: &Model,
    scene: &Scene<'_>,
    table: &Table,
    options: &Options,
    found: &Finding,
) -> Option<Decimal> {
    let check = scene.book.checks.get(usize::from(found.check))?;
    let of = model.catalogue(SAVING)?;
    let entry = of.entries.iter().find(|entry| entry.name == check.name)?;
    let record = Record { of, entry };
    let first = *found.things.first()?;
    let mut quantities = String::new();
    for written in record.list("quantities") {
        let (name, amount) = written.split_once('=')?;
        let amount = quantity(scene, table, first, amount)?;
        quantities.push_str(&format!(", \"{name}\": {}", amount.shortest()));
    }
    let region = region(scene, table, first)?;
    let kind = record.word("tariff");
    let text = format!(
        "{{ \"region\": \"{region}\", \"items\": [{{ \"kind\": \"{kind}\"{quantities} }}] }}"
    );
    let mut scenario = Scenario::from_json(model, &text).ok()?;
    scenario.terms.on = options.on;
    let bill = price(model, &scenario).ok()?;
    let option = bill.options.first().filter(|option| option.complete)?;
    option.exact.parse().ok()
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
