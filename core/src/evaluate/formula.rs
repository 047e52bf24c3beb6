//! What a formula comes to.
//!
//! A slot gives the number that was answered, or of a choice the position of its option.

use crate::model::{Formula, Step};
use crate::quantity::Decimal;

/// How many numbers a tariff's formula may hold at once, with those of a bill in their places.
const HIGHEST: usize = 16;

/// The value of a formula; nothing where a slot is empty or the number has too many digits.
pub fn value(formula: &Formula, slot: impl Fn(u16) -> Option<Decimal>) -> Option<Decimal> {
    let mut stack = [Decimal::ZERO; HIGHEST];
    let mut height = 0_usize;
    for step in &formula.steps {
        let number = match step {
            Step::Number(number) => *number,
            Step::Slot(position) => slot(*position)?,
            Step::OfOption(told) => told.of(slot(told.question)?)?,
            Step::Add | Step::Subtract | Step::Multiply => {
                let right = *stack.get(height.checked_sub(1)?)?;
                height = height.checked_sub(2)?;
                let left = *stack.get(height)?;
                match step {
                    Step::Add => left.checked_add(right)?,
                    Step::Subtract => left.checked_sub(right)?,
                    Step::Multiply | Step::Number(_) | Step::Slot(_) | Step::OfOption(_) => {
                        left.checked_mul(right)?
                    }
                }
            }
        };
        *stack.get_mut(height)? = number;
        height = height.checked_add(1)?;
    }
    (height == 1)
        .then_some(stack)
        .and_then(|stack| stack.first().copied())
}
