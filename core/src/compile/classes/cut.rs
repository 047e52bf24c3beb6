//! Bounds on numbers as cuts between them.

use alloc::vec::Vec;

use crate::diagram::linear::{difference, quotient};
use crate::model::{Condition, Cut, Formula, Kind, Model, Step};
use crate::quantity::Decimal;
use crate::syntax::tree::Comparison;

/// `question < number`, or what comes to that, such as `2 * question + 1 > 9`.
pub fn bound(
    left: &Formula,
    comparison: Comparison,
    right: &Formula,
) -> Option<(u16, Comparison, Decimal)> {
    match (left.steps.as_slice(), right.steps.as_slice()) {
        ([Step::Slot(question)], [Step::Number(number)]) => {
            return Some((*question, comparison, *number));
        }
        ([Step::Number(number)], [Step::Slot(question)]) => {
            return Some((*question, comparison.turned(), *number));
        }
        _ => {}
    }
    let difference = difference(left, right)?;
    let [(question, by)] = difference.answers.as_slice() else {
        return None;
    };
    let opposite = difference.number.checked_mul(Decimal::whole(-1))?;
    let number = quotient(opposite, *by)?;
    Some(match by.is_negative() {
        true => (*question, comparison.turned(), number),
        false => (*question, comparison, number),
    })
}

/// The cuts that tell whether a bound holds; between whole numbers a cut lies before one.
pub fn cuts_of(atom: &Condition, whole: bool) -> Vec<Cut> {
    let Condition::Compare(left, comparison, right) = atom else {
        return Vec::new();
    };
    let Some((_, comparison, number)) = bound(left, *comparison, right) else {
        return Vec::new();
    };
    let before = normal(
        Cut {
            at: number,
            behind: false,
        },
        whole,
    );
    let behind = normal(
        Cut {
            at: number,
            behind: true,
        },
        whole,
    );
    match comparison {
        Comparison::Less | Comparison::GreaterOrEqual => alloc::vec![before],
        Comparison::LessOrEqual | Comparison::Greater => alloc::vec![behind],
        Comparison::Equal | Comparison::NotEqual => alloc::vec![before, behind],
    }
}

pub fn normal(cut: Cut, whole: bool) -> Cut {
    if !whole {
        return cut;
    }
    let (mantissa, places) = cut.at.parts();
    let divisor = 10_i128.checked_pow(u32::from(places)).unwrap_or(i128::MAX);
    let floor = mantissa.checked_div_euclid(divisor).unwrap_or(0);
    let exact = mantissa.checked_rem_euclid(divisor) == Some(0);
    let next = if exact && !cut.behind {
        floor
    } else {
        floor.saturating_add(1)
    };
    Cut {
        at: Decimal::new(next, 0).unwrap_or(cut.at),
        behind: false,
    }
}

pub fn is_whole(model: &Model, question: u16) -> bool {
    let asked = model.questions.get(usize::from(question));
    asked.is_some_and(|it| matches!(it.kind, Kind::Number { whole: true, .. }))
}

/// Whether every number of a class compares so; a class never lies on both sides of a cut.
pub fn compares(
    cuts: &[Cut],
    class: u16,
    comparison: Comparison,
    number: Decimal,
    whole: bool,
) -> bool {
    let class = usize::from(class);
    // A cut outside the question's range was dropped: the class lies above it or below it whole.
    let above = |behind: bool| {
        let cut = normal(Cut { at: number, behind }, whole);
        let below = cuts.partition_point(|known| *known < cut);
        if cuts.get(below) == Some(&cut) {
            class > below
        } else {
            is_low(cuts, cut)
        }
    };
    match comparison {
        Comparison::GreaterOrEqual => above(false),
        Comparison::Less => !above(false),
        Comparison::Greater => above(true),
        Comparison::LessOrEqual => !above(true),
        Comparison::Equal => above(false) && !above(true),
        Comparison::NotEqual => !above(false) || above(true),
    }
}

/// For a cut that is not among those kept: whether it lies below all of them.
pub fn is_low(cuts: &[Cut], cut: Cut) -> bool {
    cuts.first().is_some_and(|first| cut < *first)
}
