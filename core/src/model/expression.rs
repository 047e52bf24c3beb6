//! Conditions over answers and quantities in them.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::image::{ImageError, Stored, stored};
use crate::quantity::Decimal;
use crate::syntax::tree::Comparison;

/// Something that holds or does not, for given answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// Holds for all answers, or for none.
    Always(bool),
    /// The condition does not hold.
    Not(Box<Condition>),
    /// All of them hold.
    All(Vec<Condition>),
    /// At least one of them holds.
    Any(Vec<Condition>),
    /// The answer to the question at a position is one of these options, in rising order.
    OneOf(u16, Vec<u16>),
    /// The set answered holds at least one of the options in this mask.
    Has(u16, u16),
    /// The set answered holds no option outside this mask.
    Only(u16, u16),
    /// The flag is answered with yes.
    Flag(u16),
    /// The quantities compare so.
    Compare(Formula, Comparison, Formula),
    /// The outcome reached is one of these, in rising order.
    Outcome(Vec<u16>),
}

/// A quantity: steps of a stack machine, so that nothing is walked but one list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Formula {
    /// The steps, operands before their operator.
    pub steps: Vec<Step>,
}

/// One step of a formula.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Puts a number on the stack.
    Number(Decimal),
    /// Puts the number in this slot on the stack: a question's answer or an item's quantity.
    Slot(u16),
    /// Adds the two numbers on top.
    Add,
    /// Subtracts the number on top from the one below.
    Subtract,
    /// Multiplies the two numbers on top.
    Multiply,
}

stored!(struct Formula { steps });
stored!(enum Step { 0 Number(number), 1 Slot(slot), 2 Add, 3 Subtract, 4 Multiply, });
stored!(enum Comparison {
    0 Less,
    1 LessOrEqual,
    2 Greater,
    3 GreaterOrEqual,
    4 Equal,
    5 NotEqual,
});

/// How deep conditions of an image may be nested; those that are compiled are nested less.
const DEEPEST: u16 = 1000;

impl Stored for Condition {
    fn store(&self, image: &mut Vec<u8>) {
        let tag = match self {
            Self::Always(_) => 0,
            Self::Not(_) => 1,
            Self::All(_) => 2,
            Self::Any(_) => 3,
            Self::OneOf(..) => 4,
            Self::Has(..) => 5,
            Self::Only(..) => 6,
            Self::Flag(_) => 7,
            Self::Compare(..) => 8,
            Self::Outcome(_) => 9,
        };
        image.push(tag);
        match self {
            Self::Always(always) => always.store(image),
            Self::Not(inner) => inner.store(image),
            Self::All(parts) | Self::Any(parts) => parts.store(image),
            Self::OneOf(question, options) => {
                question.store(image);
                options.store(image);
            }
            Self::Has(question, mask) | Self::Only(question, mask) => {
                question.store(image);
                mask.store(image);
            }
            Self::Flag(question) => question.store(image),
            Self::Compare(left, comparison, right) => {
                left.store(image);
                comparison.store(image);
                right.store(image);
            }
            Self::Outcome(outcomes) => outcomes.store(image),
        }
    }

    fn load(bytes: &mut &[u8]) -> Result<Self, ImageError> {
        load(bytes, DEEPEST)
    }
}

/// Takes a condition that is nested no deeper than so.
fn load(bytes: &mut &[u8], depth: u16) -> Result<Condition, ImageError> {
    let depth = depth.checked_sub(1).ok_or(ImageError::Corrupt)?;
    let parts = |bytes: &mut &[u8]| {
        let count = u32::load(bytes)?;
        let parts = (0..count).map(|_| load(bytes, depth));
        parts.collect::<Result<Vec<_>, _>>()
    };
    Ok(match u8::load(bytes)? {
        0 => Condition::Always(Stored::load(bytes)?),
        1 => Condition::Not(Box::new(load(bytes, depth)?)),
        2 => Condition::All(parts(bytes)?),
        3 => Condition::Any(parts(bytes)?),
        4 => Condition::OneOf(Stored::load(bytes)?, Stored::load(bytes)?),
        5 => Condition::Has(Stored::load(bytes)?, Stored::load(bytes)?),
        6 => Condition::Only(Stored::load(bytes)?, Stored::load(bytes)?),
        7 => Condition::Flag(Stored::load(bytes)?),
        8 => Condition::Compare(
            Stored::load(bytes)?,
            Stored::load(bytes)?,
            Stored::load(bytes)?,
        ),
        9 => Condition::Outcome(Stored::load(bytes)?),
        _ => return Err(ImageError::Corrupt),
    })
}

impl Condition {
    /// How many conditions it is made of, itself included.
    #[must_use]
    pub fn size(&self) -> usize {
        match self {
            Self::Not(inner) => inner.size().saturating_add(1),
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().map(Self::size).fold(1, usize::saturating_add)
            }
            Self::Always(_)
            | Self::OneOf(..)
            | Self::Has(..)
            | Self::Only(..)
            | Self::Flag(_)
            | Self::Compare(..)
            | Self::Outcome(_) => 1,
        }
    }

    /// Adds the questions that the condition reads.
    pub fn questions(&self, found: &mut Vec<u16>) {
        match self {
            Self::Always(_) | Self::Outcome(_) => {}
            Self::Not(inner) => inner.questions(found),
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().for_each(|part| part.questions(found));
            }
            Self::OneOf(question, _)
            | Self::Has(question, _)
            | Self::Only(question, _)
            | Self::Flag(question) => add(*question, found),
            Self::Compare(left, _, right) => {
                left.slots(found);
                right.slots(found);
            }
        }
    }
}

impl Formula {
    /// How many numbers it holds at once.
    #[must_use]
    pub fn height(&self) -> usize {
        let (mut height, mut highest) = (0_usize, 0_usize);
        for step in &self.steps {
            height = match step {
                Step::Number(_) | Step::Slot(_) => height.saturating_add(1),
                Step::Add | Step::Subtract | Step::Multiply => height.saturating_sub(1),
            };
            highest = highest.max(height);
        }
        highest
    }

    /// Adds the slots that the formula reads.
    pub fn slots(&self, found: &mut Vec<u16>) {
        for step in &self.steps {
            if let Step::Slot(slot) = step {
                add(*slot, found);
            }
        }
    }
}

fn add(question: u16, found: &mut Vec<u16>) {
    if !found.contains(&question) {
        found.push(question);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::image::{read, write};

    #[test]
    fn nesting_is_bounded() {
        let mut condition = Condition::All(alloc::vec![
            Condition::Flag(3),
            Condition::OneOf(1, alloc::vec![0, 300]),
        ]);
        for _ in 0..900 {
            condition = Condition::Any(alloc::vec![Condition::Not(Box::new(condition))]);
            if read(&write(&condition)).as_ref() != Ok(&condition) {
                break;
            }
        }
        assert_eq!(
            read::<Condition>(&write(&condition)),
            Err(ImageError::Corrupt)
        );
        // A list that says it is long takes no memory before its parts are there.
        assert!(load(&mut &[2, 255, 255, 255, 255, 15, 0][..], 9).is_err());
    }
}
