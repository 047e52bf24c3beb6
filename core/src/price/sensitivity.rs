//! Sensitivity: what a tenth more of each quantity does to a bill.

use alloc::string::String;
use alloc::vec::Vec;

use super::ScenarioOption;
use crate::evaluate::bill::{Terms, bill};
use crate::model::{Model, QuantityKind};
use crate::quantity::Decimal;
use crate::report::{BillOption, Sensitivity};

/// The most items of an option that is looked at; each of its quantities is billed anew.
const MOST_ITEMS: usize = 50;

/// What a tenth more of each quantity adds to a bill, the most first; nothing for options of more
/// than fifty items, and nothing for quantities that make no difference.
#[must_use]
pub fn sensitivity(
    model: &Model,
    terms: &Terms,
    option: &ScenarioOption,
    billed: &BillOption,
) -> Vec<Sensitivity> {
    let mut found: Vec<(Decimal, Sensitivity)> = Vec::new();
    let total = |exact: &str| exact.parse::<Decimal>().ok();
    let (Some(before), Some(eleven_tenths)) = (total(&billed.exact), Decimal::new(11, 1)) else {
        return Vec::new();
    };
    if option.items.len() > MOST_ITEMS {
        return Vec::new();
    }
    for (position, item) in option.items.iter().enumerate() {
        let Some(tariff) = model.tariffs.get(usize::from(item.tariff)) else {
            continue;
        };
        let region = model.regions().get(usize::from(item.region));
        for (slot, quantity) in tariff.quantities.iter().enumerate() {
            let Some(value) = item.quantities.get(slot).filter(|value| !value.is_zero()) else {
                continue;
            };
            if quantity.kind == QuantityKind::Flag {
                continue;
            }
            let mut items = option.items.clone();
            let moved = items.get_mut(position);
            let moved = moved.and_then(|item| item.quantities.get_mut(slot));
            if let (Some(moved), Some(more)) = (moved, value.checked_mul(eleven_tenths)) {
                *moved = more;
            }
            let after = bill(model, terms, &option.name, &items).ok();
            let after = after.and_then(|after| total(&after.exact));
            let change = after.and_then(|after| after.checked_sub(before));
            let Some(change) = change.filter(|change| !change.is_zero()) else {
                continue;
            };
            found.push((
                change,
                Sensitivity {
                    item: tariff.name.clone(),
                    region: region.map_or_else(String::new, |region| region.name.clone()),
                    quantity: quantity.name.replace('-', "_"),
                    change: change.to_cents(),
                },
            ));
        }
    }
    found.sort_by(|(one, _), (other, _)| other.cmp(one));
    found
        .into_iter()
        .map(|(_, sensitivity)| sensitivity)
        .collect()
}
