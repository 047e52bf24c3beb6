//! What costs nothing although it is used: quantities that one tariff waives in another, and free
//! parts of a line.

use alloc::vec::Vec;

use super::{Item, Terms, TooLarge, number};
use crate::evaluate::rate::day;
use crate::model::{Line, Model, Tariff, Waiver};
use crate::quantity::Decimal;

/// A quantity of a rate in a Region that costs nothing.
pub struct Waived<'model> {
    /// Position of the tariff whose rate is waived.
    pub tariff: u16,
    /// Position of the rate.
    pub rate: u16,
    /// The Region.
    pub region: u16,
    /// The tariff that waives it.
    pub by: &'model Tariff,
    /// Where that is said.
    pub waiver: &'model Waiver,
    /// How much of it is left.
    pub left: Decimal,
}

/// All that the items of an option waive, Region by Region.
pub fn waived<'model>(
    model: &'model Model,
    terms: &Terms,
    items: &[Item],
) -> Result<Vec<Waived<'model>>, TooLarge> {
    let mut all: Vec<Waived<'model>> = Vec::new();
    for item in items {
        let Some(by) = model.tariffs.get(usize::from(item.tariff)) else {
            continue;
        };
        for waiver in waivers(by, terms, item) {
            let quantity = number(terms, &waiver.quantity, item)?.max(Decimal::ZERO);
            let known = all
                .iter_mut()
                .find(|it| core::ptr::eq(it.waiver, waiver) && it.region == item.region);
            match known {
                Some(known) => known.left = known.left.checked_add(quantity).ok_or(TooLarge)?,
                None => all.push(Waived {
                    tariff: waiver.tariff,
                    rate: waiver.rate,
                    region: item.region,
                    by,
                    waiver,
                    left: quantity,
                }),
            }
        }
    }
    Ok(all)
}

/// What a tariff waives for an item on the day of the bill.
pub fn waivers<'model>(
    by: &'model Tariff,
    terms: &Terms,
    item: &Item,
) -> impl Iterator<Item = &'model Waiver> {
    let day = day(by, terms.on);
    let waivers = by.waivers.iter();
    waivers.filter(move |it| it.period.holds(day) && is_on(item, it.when))
}

/// How much of a line's free part falls to its items in a Region: it is given out once for all
/// Regions, in the order of the list of Regions, so that the order of the items makes no difference.
pub fn free(
    terms: &Terms,
    items: &[Item],
    (tariff, region): (u16, u16),
    line: &Line,
) -> Result<Decimal, TooLarge> {
    let Some(free) = &line.free else {
        return Ok(Decimal::ZERO);
    };
    let (mut before, mut here) = (Decimal::ZERO, Decimal::ZERO);
    let mut entitled = items.iter();
    while let Some(item) = entitled.find(|item| item.tariff == tariff && is_on(item, free.when)) {
        let quantity = number(terms, &line.reading.quantity, item)?.max(Decimal::ZERO);
        if item.region == region {
            here = here.checked_add(quantity).ok_or(TooLarge)?;
        } else if item.region < region {
            before = before.checked_add(quantity).ok_or(TooLarge)?;
        }
    }
    let left = free.quantity.checked_sub(before.min(free.quantity));
    left.map(|left| left.min(here)).ok_or(TooLarge)
}

/// Whether an item's flag is given, or none is asked for.
pub fn is_on(item: &Item, when: Option<u16>) -> bool {
    when.is_none_or(|slot| {
        let position = usize::from(slot).checked_sub(1);
        let given = position.and_then(|position| item.quantities.get(position));
        given.is_some_and(|given| !given.is_zero())
    })
}
