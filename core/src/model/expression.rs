//! Conditions over answers and quantities in them.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::image::stored;
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

stored!(enum Condition {
    0 Always(always),
    1 Not(condition),
    2 All(conditions),
    3 Any(conditions),
    4 OneOf(question, options),
    5 Has(question, mask),
    6 Only(question, mask),
    7 Flag(question),
    8 Compare(left, comparison, right),
    9 Outcome(outcomes),
});
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

impl Condition {
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
