//! Comparisons in one form: whatever way they are written, what is asked is on which side of nought a
//! sum of multiples of the answers lies.

use alloc::vec::Vec;

use crate::model::{Formula, Step};
use crate::quantity::Decimal;

/// Multiples of answers, by question in rising order and never of nought, and a number beside them.
#[derive(Debug, Clone, PartialEq)]
pub struct Sum {
    /// How often each answer is taken.
    pub answers: Vec<(u16, Decimal)>,
    /// What is added.
    pub number: Decimal,
}

/// What is left of the first quantity without the second; nothing where answers are multiplied with
/// one another, or a number has too many digits.
pub fn difference(left: &Formula, right: &Formula) -> Option<Sum> {
    difference_of(left, right, &|_| None)
}

/// The same, with the answers that are known put in: what is multiplied by one of them is no product any more.
pub fn difference_of(
    left: &Formula,
    right: &Formula,
    known: &dyn Fn(u16) -> Option<Decimal>,
) -> Option<Sum> {
    let right = scaled(&sum(right, known)?, Decimal::whole(-1))?;
    added(&sum(left, known)?, &right)
}

/// Whether two sums lie on the same side of nought for all answers (`Some(false)`), or always on
/// opposite ones (`Some(true)`): one then is a multiple of the other.
pub fn turned(one: &Sum, other: &Sum) -> Option<bool> {
    let ((_, by), (_, other_by)) = one.answers.first().zip(other.answers.first())?;
    let questions = |sum: &Sum| sum.answers.iter().map(|it| it.0).collect::<Vec<_>>();
    if questions(one) != questions(other) {
        return None;
    }
    let alike = |mine: Decimal, others: Decimal| {
        mine.checked_mul(*other_by)
            .is_some_and(|product| Some(product) == others.checked_mul(*by))
    };
    let mut pairs = one.answers.iter().zip(&other.answers);
    let multiple = pairs.all(|((_, mine), (_, others))| alike(*mine, *others));
    (multiple && alike(one.number, other.number))
        .then(|| by.is_negative() != other_by.is_negative())
}

/// The sum that a quantity is.
fn sum(formula: &Formula, known: &dyn Fn(u16) -> Option<Decimal>) -> Option<Sum> {
    let mut stack: Vec<Sum> = Vec::new();
    let number = |number| Sum {
        answers: Vec::new(),
        number,
    };
    for step in &formula.steps {
        let next = match step {
            Step::Number(written) => number(*written),
            Step::Slot(question) => match known(*question) {
                Some(answer) => number(answer),
                None => Sum {
                    answers: alloc::vec![(*question, Decimal::ONE)],
                    number: Decimal::ZERO,
                },
            },
            // While the option is open, the number is no multiple of anything.
            Step::OfOption(told) => number(told.of(known(told.question)?)?),
            Step::Add | Step::Subtract | Step::Multiply => {
                let (right, left) = (stack.pop()?, stack.pop()?);
                match step {
                    Step::Add => added(&left, &right)?,
                    Step::Subtract => added(&left, &scaled(&right, Decimal::whole(-1))?)?,
                    Step::Number(_) | Step::Slot(_) | Step::OfOption(_) | Step::Multiply => {
                        match (left.answers.is_empty(), right.answers.is_empty()) {
                            (true, _) => scaled(&right, left.number)?,
                            (_, true) => scaled(&left, right.number)?,
                            (false, false) => return None,
                        }
                    }
                }
            }
        };
        stack.push(next);
    }
    stack.pop()
}

fn added(left: &Sum, right: &Sum) -> Option<Sum> {
    let mut answers = left.answers.clone();
    for (question, by) in &right.answers {
        match answers.binary_search_by_key(question, |(known, _)| *known) {
            Ok(place) => {
                let (_, known) = answers.get_mut(place)?;
                *known = known.checked_add(*by)?;
            }
            Err(place) => answers.insert(place, (*question, *by)),
        }
    }
    answers.retain(|(_, by)| !by.is_zero());
    let number = left.number.checked_add(right.number)?;
    Some(Sum { answers, number })
}

fn scaled(sum: &Sum, by: Decimal) -> Option<Sum> {
    let mut answers = Vec::new();
    for (question, times) in &sum.answers {
        let times = times.checked_mul(by)?;
        if !times.is_zero() {
            answers.push((*question, times));
        }
    }
    let number = sum.number.checked_mul(by)?;
    Some(Sum { answers, number })
}

/// The number that, taken so many times, gives another; nothing where it has no end.
pub fn quotient(number: Decimal, by: Decimal) -> Option<Decimal> {
    let (number, number_places) = number.shortest().parts();
    let (by, by_places) = by.shortest().parts();
    // Enough for every divisor of few digits that has an end at all.
    (0..=18_u8).find_map(|more| {
        let shift = 10_i128.checked_pow(u32::from(more.checked_add(by_places)?))?;
        let shifted = number.checked_mul(shift)?;
        let exact = shifted.checked_rem(by)? == 0;
        let places = more.checked_add(number_places)?;
        exact
            .then(|| Decimal::new(shifted.checked_div(by)?, places))
            .flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotients_are_exact_or_none() {
        for (number, by, wanted) in [
            ("5", "2", Some("2.5")),
            ("-5", "0.2", Some("-25")),
            ("0.3", "8", Some("0.0375")),
            ("1", "3", None),
            ("0", "7", Some("0")),
            ("1", "0", None),
        ] {
            let read = |text: &str| text.parse::<Decimal>().unwrap();
            let found = quotient(read(number), read(by));
            assert_eq!(found, wanted.map(read), "{number} / {by}");
        }
    }
}
