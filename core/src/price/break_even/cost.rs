//! What an option costs as a function of one of its quantities: the same rules as a bill's, over
//! functions instead of numbers.

use alloc::vec::Vec;

use crate::evaluate::bill::{Item, Terms, is_on, supplied, waivers};
use crate::evaluate::rate;
use crate::model::{Formula, Line, Model, Price, Step};
use crate::quantity::{Decimal, Linear, Piecewise, Ratio};

/// Which quantities of an option move together: item and position of the quantity, and how many times x
/// each is.
pub type Moving = [((usize, usize), Ratio)];

/// The option's cost while these quantities move with x and all others stay.
///
/// Nothing where a rate is not known or a number has too many digits.
pub fn cost(model: &Model, terms: &Terms, items: &[Item], moving: &Moving) -> Option<Piecewise> {
    let mut sum = Piecewise::zero();
    let mut waived = waived(model, terms, items, moving)?;
    let mut done: Vec<(u16, u16)> = Vec::new();
    for item in items {
        let group = (item.tariff, item.region);
        if done.contains(&group) {
            continue;
        }
        done.push(group);
        let tariff = model.tariffs.get(usize::from(item.tariff))?;
        rate::lines(tariff, terms.on).next()?;
        for (_, line) in rate::lines(tariff, terms.on) {
            let reading = rate::reading(line, terms.book);
            let mut free = free(terms, items, moving, group, line)?;
            let mut quantities: Vec<(Option<u16>, Piecewise)> = Vec::new();
            for (position, it) in items.iter().enumerate() {
                if (it.tariff, it.region) != group {
                    continue;
                }
                let quantity = quantity(terms, &reading.quantity, it, position, moving)?;
                let quantity = Piecewise::straight(quantity);
                match quantities.first_mut().filter(|_| line.graduated) {
                    Some((_, pooled)) => *pooled = pooled.plus_times(&quantity, one()?)?,
                    None => quantities.push((it.toward.filter(|_| !line.graduated), quantity)),
                }
            }
            for (toward, quantity) in quantities {
                let mut rest = quantity.above_nought()?;
                for it in waived.iter_mut().filter(|it| {
                    (it.tariff, it.rate, it.region) == (group.0, reading.rate, group.1)
                }) {
                    take(&mut rest, &mut it.left)?;
                }
                take(&mut rest, &mut free)?;
                if rest.is_zero() {
                    continue;
                }
                let own = supplied(terms, (group.0, reading.rate), group.1);
                let price = match own {
                    Some(own) => Price::Flat(own.price),
                    None => {
                        let way = (group.1, toward);
                        let row = rate::find(tariff, reading.rate, way, terms.book, terms.on)?;
                        row.price.clone()
                    }
                };
                sum = sum.plus_times(&priced(model, terms, &price, &rest)?, one()?)?;
            }
        }
    }
    Some(sum)
}

fn one() -> Option<Ratio> {
    Ratio::of(Decimal::ONE)
}

/// A quantity at its price, tier by tier.
fn priced(model: &Model, terms: &Terms, price: &Price, quantity: &Piecewise) -> Option<Piecewise> {
    let tiers = match price {
        Price::Flat(price) => return Piecewise::zero().plus_times(quantity, Ratio::of(*price)?),
        Price::Tiers(tiers) => tiers,
    };
    let mut sum = Piecewise::zero();
    let mut below = Piecewise::zero();
    let mut bound = Decimal::ZERO;
    for tier in tiers {
        let up_to = match rate::width(tier, &model.units, terms.bounds)? {
            None => quantity.clone(),
            Some(width) => {
                bound = bound.checked_add(width)?;
                let bound = Piecewise::straight(Linear::constant(Ratio::of(bound)?));
                quantity.least(&bound)?
            }
        };
        sum = sum.plus_times(&up_to.minus(&below)?, Ratio::of(tier.price)?)?;
        below = up_to;
    }
    Some(sum)
}

/// Takes from a quantity what a part that is free has left.
fn take(rest: &mut Piecewise, left: &mut Piecewise) -> Option<()> {
    let taken = rest.least(left)?;
    *rest = rest.minus(&taken)?;
    *left = left.minus(&taken)?;
    Some(())
}

/// What is left of a waiver.
struct Waived {
    tariff: u16,
    rate: u16,
    region: u16,
    left: Piecewise,
}

fn waived(model: &Model, terms: &Terms, items: &[Item], moving: &Moving) -> Option<Vec<Waived>> {
    let mut all: Vec<Waived> = Vec::new();
    for (position, item) in items.iter().enumerate() {
        let by = model.tariffs.get(usize::from(item.tariff))?;
        for waiver in waivers(by, terms, item) {
            let quantity = quantity(terms, &waiver.quantity, item, position, moving)?;
            let quantity = Piecewise::straight(quantity).above_nought()?;
            let (tariff, rate, region) = (waiver.tariff, waiver.rate, item.region);
            let known = all
                .iter_mut()
                .find(|it| (it.tariff, it.rate, it.region) == (tariff, rate, region));
            match known {
                Some(known) => known.left = known.left.plus_times(&quantity, one()?)?,
                None => all.push(Waived {
                    tariff,
                    rate,
                    region,
                    left: quantity,
                }),
            }
        }
    }
    Some(all)
}

/// How much of a line's free part falls to its items in a Region.
fn free(
    terms: &Terms,
    items: &[Item],
    moving: &Moving,
    (tariff, region): (u16, u16),
    line: &Line,
) -> Option<Piecewise> {
    let Some(free) = &line.free else {
        return Some(Piecewise::zero());
    };
    let (mut before, mut here) = (Piecewise::zero(), Piecewise::zero());
    for (position, item) in items.iter().enumerate() {
        if item.tariff != tariff || !is_on(item, free.when) || item.region > region {
            continue;
        }
        let quantity = quantity(terms, &line.reading.quantity, item, position, moving)?;
        let quantity = Piecewise::straight(quantity).above_nought()?;
        let side = if item.region == region {
            &mut here
        } else {
            &mut before
        };
        *side = side.plus_times(&quantity, one()?)?;
    }
    let all = Piecewise::straight(Linear::constant(Ratio::of(free.quantity)?));
    all.minus(&before.least(&all)?)?.least(&here)
}

/// A formula over an item's quantities; nothing where two that move are multiplied.
fn quantity(
    terms: &Terms,
    formula: &Formula,
    item: &Item,
    position: usize,
    moving: &Moving,
) -> Option<Linear> {
    let mut stack: Vec<Linear> = Vec::new();
    for step in &formula.steps {
        let value = match step {
            Step::Number(number) => Linear::constant(Ratio::of(*number)?),
            Step::Slot(slot) => match usize::from(*slot).checked_sub(1) {
                None => Linear::constant(Ratio::of(terms.hours)?),
                Some(slot) => {
                    let mut moved = moving.iter();
                    match moved.find(|(at, _)| *at == (position, slot)) {
                        Some((_, share)) => Linear {
                            base: Ratio::ZERO,
                            slope: *share,
                        },
                        None => Linear::constant(Ratio::of(*item.quantities.get(slot)?)?),
                    }
                }
            },
            // A tariff's quantities rest on no answers.
            Step::OfOption(_) => return None,
            Step::Add | Step::Subtract | Step::Multiply => {
                let (right, left) = (stack.pop()?, stack.pop()?);
                match step {
                    Step::Add => left.plus_times(right, one()?)?,
                    Step::Subtract => left.plus_times(right, Ratio::new(-1, 1)?)?,
                    Step::Multiply | Step::Number(_) | Step::Slot(_) | Step::OfOption(_) => {
                        product(left, right)?
                    }
                }
            }
        };
        stack.push(value);
    }
    stack.pop()
}

fn product(left: Linear, right: Linear) -> Option<Linear> {
    let (constant, other) = if left.slope.is_zero() {
        (left, right)
    } else {
        (right, left)
    };
    if !constant.slope.is_zero() {
        return None;
    }
    Linear::constant(Ratio::ZERO).plus_times(other, constant.base)
}
