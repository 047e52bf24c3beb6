//! Where a comparison of several answers turns as one of them changes.

use alloc::vec::Vec;
use core::cmp::Ordering;

use super::state::State;
use crate::evaluate::formula;
use crate::facts::Value;
use crate::model::{Formula, Kind};
use crate::quantity::Decimal;

/// The whole numbers nearest to the answer given for which the two quantities compare otherwise, on
/// either side of it.
pub fn numbers_across(
    state: &State<'_>,
    question: u16,
    first: &Formula,
    second: &Formula,
) -> Vec<Value> {
    let asked = state.model.questions.get(usize::from(question));
    let (Some(Kind::Number { least, most, .. }), Some(given)) = (
        asked.map(|question| &question.kind),
        state.facts.number(question),
    ) else {
        return Vec::new();
    };
    let order = |number: i128| {
        let number = Decimal::new(number, 0)?;
        let slot = |slot| {
            if slot == question {
                Some(number)
            } else {
                state.facts.slot(slot)
            }
        };
        Some(formula::value(first, slot)?.cmp(&formula::value(second, slot)?))
    };
    let mut numbers = Vec::new();
    for (near, end) in [
        (floor(given), ceiling(*least)),
        (ceiling(given), floor(*most)),
    ] {
        let mut from = near;
        // Less, equal, greater: there are two turns at most.
        for _ in 0..2 {
            let Some(number) = turn(from, end, order) else {
                break;
            };
            numbers.extend(Decimal::new(number, 0).map(Value::Number));
            from = number;
        }
    }
    numbers
}

/// The number nearest to `from`, on the way to `end`, whose order is another one.
fn turn(from: i128, end: i128, order: impl Fn(i128) -> Option<Ordering>) -> Option<i128> {
    let own = order(from)?;
    if order(end)? == own {
        return None;
    }
    let (mut same, mut other) = (from, end);
    while same.abs_diff(other) > 1 {
        let middle = same.midpoint(other);
        if order(middle)? == own {
            same = middle;
        } else {
            other = middle;
        }
    }
    Some(other)
}

fn floor(number: Decimal) -> i128 {
    let (mantissa, places) = number.parts();
    let divisor = 10_i128.checked_pow(u32::from(places)).unwrap_or(i128::MAX);
    mantissa.checked_div_euclid(divisor).unwrap_or(0)
}

fn ceiling(number: Decimal) -> i128 {
    let floor = floor(number);
    let whole = Decimal::new(floor, 0) == Some(number);
    if whole {
        floor
    } else {
        floor.saturating_add(1)
    }
}
