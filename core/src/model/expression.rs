//! Conditions over answers and quantities in them.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

use crate::image::{Reader, Stored, Writer, stored};
use crate::quantity::Decimal;

/// How two numbers are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
}

impl Comparison {
    /// Whether it holds where the left number lies so to the right one.
    #[must_use]
    pub const fn holds(self, ordering: Ordering) -> bool {
        match self {
            Self::Less => ordering.is_lt(),
            Self::LessOrEqual => ordering.is_le(),
            Self::Greater => ordering.is_gt(),
            Self::GreaterOrEqual => ordering.is_ge(),
            Self::Equal => ordering.is_eq(),
            Self::NotEqual => ordering.is_ne(),
        }
    }

    /// The same with the two numbers in each other's place.
    #[must_use]
    pub const fn turned(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::Greater => Self::Less,
            Self::LessOrEqual => Self::GreaterOrEqual,
            Self::GreaterOrEqual => Self::LessOrEqual,
            Self::Equal => Self::Equal,
            Self::NotEqual => Self::NotEqual,
        }
    }
}

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
    /// Puts the number on the stack that goes with the option answered.
    OfOption(OfOption),
    /// Adds the two numbers on top.
    Add,
    /// Subtracts the number on top from the one below.
    Subtract,
    /// Multiplies the two numbers on top.
    Multiply,
}

/// Numbers that an answer tells: how many entries a field of each record lists, or the rate of each Region.
#[derive(Debug, Clone, PartialEq)]
pub struct OfOption {
    /// The choice that is asked.
    pub question: u16,
    /// The number of each option that has one, by option in rising order.
    pub numbers: Vec<(u16, Decimal)>,
    /// How it is written.
    pub written: String,
}

impl OfOption {
    /// The number of an option; nothing where it has none.
    #[must_use]
    pub fn of(&self, option: Decimal) -> Option<Decimal> {
        let found = self
            .numbers
            .iter()
            .find(|(known, _)| Decimal::whole((*known).into()) == option);
        found.map(|(_, number)| *number)
    }
}

stored!(struct Formula { steps });
stored!(struct OfOption { question, numbers, written });
stored!(enum Step { 0 Number(number), 1 Slot(slot), 2 Add, 3 Subtract, 4 Multiply, 5 OfOption(told), });
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
    fn store(&self, image: &mut Writer) {
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

    fn load(reader: &mut Reader<'_>) -> Self {
        load(reader, DEEPEST)
    }
}

/// Takes a condition that is nested no deeper than so.
fn load(reader: &mut Reader<'_>, depth: u16) -> Condition {
    let Some(depth) = depth.checked_sub(1) else {
        reader.damage();
        return Condition::Always(false);
    };
    let parts = |reader: &mut Reader<'_>| {
        let count = reader.length();
        (0..count).map(|_| load(reader, depth)).collect()
    };
    match u8::load(reader) {
        0 => Condition::Always(Stored::load(reader)),
        1 => Condition::Not(Box::new(load(reader, depth))),
        2 => Condition::All(parts(reader)),
        3 => Condition::Any(parts(reader)),
        4 => Condition::OneOf(Stored::load(reader), Stored::load(reader)),
        5 => Condition::Has(Stored::load(reader), Stored::load(reader)),
        6 => Condition::Only(Stored::load(reader), Stored::load(reader)),
        7 => Condition::Flag(Stored::load(reader)),
        8 => Condition::Compare(
            Stored::load(reader),
            Stored::load(reader),
            Stored::load(reader),
        ),
        9 => Condition::Outcome(Stored::load(reader)),
        _ => {
            reader.damage();
            Condition::Always(false)
        }
    }
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
                Step::Number(_) | Step::Slot(_) | Step::OfOption(_) => height.saturating_add(1),
                Step::Add | Step::Subtract | Step::Multiply => height.saturating_sub(1),
            };
            highest = highest.max(height);
        }
        highest
    }

    /// Adds the slots that the formula reads.
    pub fn slots(&self, found: &mut Vec<u16>) {
        for step in &self.steps {
            match step {
                Step::Slot(slot) => add(*slot, found),
                Step::OfOption(told) => add(told.question, found),
                Step::Number(_) | Step::Add | Step::Subtract | Step::Multiply => {}
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
    use crate::image::{ImageError, read, write};

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
    }
}
