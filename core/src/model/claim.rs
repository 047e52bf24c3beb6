//! Conditions over things that stand: endpoints, subnets, statements of a policy, requests.
//!
//! What is not known of a thing makes a condition unknown, never false.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::Comparison;
use crate::image::{Reader, Stored, Writer, stored};
use crate::quantity::Decimal;

/// Something that holds, does not hold, or is not known, of the things in hand.
#[derive(Debug, Clone, PartialEq)]
pub enum Claim {
    /// Holds always, or never.
    Always(bool),
    /// The claim does not hold.
    Not(Box<Claim>),
    /// All of them hold.
    All(Vec<Claim>),
    /// At least one of them holds.
    Any(Vec<Claim>),
    /// The flag is set.
    Flag(Path),
    /// There is such a thing or value.
    Exists(Path),
    /// The word is one of these, by position.
    Word(Path, Vec<u16>),
    /// The text, or a text of the list, is one of these.
    Text(Path, Vec<String>),
    /// The text, or a text of the list, follows one of these patterns, in which `*` stands for anything.
    Like(Path, Vec<String>),
    /// Both are the same thing or the same text, or the list has the text.
    Same(Path, Path),
    /// The amounts compare so.
    Compare(Amount, Comparison, Amount),
    /// The set holds a thing.
    Some(Box<Loop>),
}

/// A number that is worked out of things.
#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    /// Always the same.
    Number(Decimal),
    /// What a thing holds.
    Field(Path),
    /// How many things a set holds.
    Count(Box<Loop>),
    /// The sum of two.
    Sum(Box<(Amount, Amount)>),
    /// What is left of the first without the second.
    Difference(Box<(Amount, Amount)>),
    /// The product of two.
    Product(Box<(Amount, Amount)>),
}

/// From a thing in hand over its fields to another or to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// Position among the things in hand.
    pub variable: u16,
    /// Position of the field at each step.
    pub fields: Vec<u16>,
}

/// Things that are taken in hand one after another.
#[derive(Debug, Clone, PartialEq)]
pub struct Loop {
    /// Where they are from.
    pub set: Set,
    /// Which of them count; all where it is absent. The thing is the last in hand.
    pub filter: Option<Claim>,
}

/// Several things.
#[derive(Debug, Clone, PartialEq)]
pub enum Set {
    /// Everything of the entity at this position.
    All(u16),
    /// What a thing in hand refers to.
    Of(Path),
}

stored!(struct Path { variable, fields });
stored!(struct Loop { set, filter });
stored!(enum Set { 0 All(entity), 1 Of(path), });

impl Stored for Claim {
    fn store(&self, image: &mut Writer) {
        match self {
            Self::Always(always) => (0_u8, *always).store(image),
            Self::Not(inner) => {
                image.push(1);
                inner.store(image);
            }
            Self::All(parts) => {
                image.push(2);
                parts.store(image);
            }
            Self::Any(parts) => {
                image.push(3);
                parts.store(image);
            }
            Self::Flag(path) => {
                image.push(4);
                path.store(image);
            }
            Self::Exists(path) => {
                image.push(5);
                path.store(image);
            }
            Self::Word(path, words) => {
                image.push(6);
                path.store(image);
                words.store(image);
            }
            Self::Text(path, texts) => {
                image.push(7);
                path.store(image);
                texts.store(image);
            }
            Self::Like(path, texts) => {
                image.push(8);
                path.store(image);
                texts.store(image);
            }
            Self::Same(left, right) => {
                image.push(9);
                left.store(image);
                right.store(image);
            }
            Self::Compare(left, comparison, right) => {
                image.push(10);
                left.store(image);
                comparison.store(image);
                right.store(image);
            }
            Self::Some(set) => {
                image.push(11);
                set.store(image);
            }
        }
    }

    fn load(reader: &mut Reader<'_>) -> Self {
        if !reader.enter() {
            return Self::Always(false);
        }
        let claim = match u8::load(reader) {
            0 => Self::Always(Stored::load(reader)),
            1 => Self::Not(Stored::load(reader)),
            2 => Self::All(Stored::load(reader)),
            3 => Self::Any(Stored::load(reader)),
            4 => Self::Flag(Stored::load(reader)),
            5 => Self::Exists(Stored::load(reader)),
            6 => Self::Word(Stored::load(reader), Stored::load(reader)),
            7 => Self::Text(Stored::load(reader), Stored::load(reader)),
            8 => Self::Like(Stored::load(reader), Stored::load(reader)),
            9 => Self::Same(Stored::load(reader), Stored::load(reader)),
            10 => Self::Compare(
                Stored::load(reader),
                Stored::load(reader),
                Stored::load(reader),
            ),
            11 => Self::Some(Stored::load(reader)),
            _ => {
                reader.damage();
                Self::Always(false)
            }
        };
        reader.leave();
        claim
    }
}

impl Stored for Amount {
    fn store(&self, image: &mut Writer) {
        match self {
            Self::Number(number) => (0_u8, *number).store(image),
            Self::Field(path) => {
                image.push(1);
                path.store(image);
            }
            Self::Count(set) => {
                image.push(2);
                set.store(image);
            }
            Self::Sum(sides) => {
                image.push(3);
                sides.store(image);
            }
            Self::Difference(sides) => {
                image.push(4);
                sides.store(image);
            }
            Self::Product(sides) => {
                image.push(5);
                sides.store(image);
            }
        }
    }

    fn load(reader: &mut Reader<'_>) -> Self {
        if !reader.enter() {
            return Self::Number(Decimal::ZERO);
        }
        let amount = match u8::load(reader) {
            0 => Self::Number(Stored::load(reader)),
            1 => Self::Field(Stored::load(reader)),
            2 => Self::Count(Stored::load(reader)),
            3 => Self::Sum(Stored::load(reader)),
            4 => Self::Difference(Stored::load(reader)),
            5 => Self::Product(Stored::load(reader)),
            _ => {
                reader.damage();
                Self::Number(Decimal::ZERO)
            }
        };
        reader.leave();
        amount
    }
}

impl Claim {
    /// Adds the positions of the things in hand that it looks at.
    pub fn variables(&self, found: &mut Vec<u16>) {
        match self {
            Self::Always(_) => {}
            Self::Not(inner) => inner.variables(found),
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().for_each(|part| part.variables(found));
            }
            Self::Flag(path)
            | Self::Exists(path)
            | Self::Word(path, _)
            | Self::Text(path, _)
            | Self::Like(path, _) => found.push(path.variable),
            Self::Same(left, right) => found.extend([left.variable, right.variable]),
            Self::Compare(left, _, right) => {
                left.variables(found);
                right.variables(found);
            }
            Self::Some(set) => set.variables(found),
        }
    }
}

impl Amount {
    fn variables(&self, found: &mut Vec<u16>) {
        match self {
            Self::Number(_) => {}
            Self::Field(path) => found.push(path.variable),
            Self::Count(set) => set.variables(found),
            Self::Sum(sides) | Self::Difference(sides) | Self::Product(sides) => {
                sides.0.variables(found);
                sides.1.variables(found);
            }
        }
    }
}

impl Loop {
    /// Adds the positions of the things in hand that it looks at.
    pub fn variables(&self, found: &mut Vec<u16>) {
        if let Set::Of(path) = &self.set {
            found.push(path.variable);
        }
        if let Some(filter) = &self.filter {
            filter.variables(found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::image::{ImageError, read, write};

    #[test]
    fn claims_come_back_and_their_nesting_is_bounded() {
        let path = || Path {
            variable: 0,
            fields: alloc::vec![1, 300],
        };
        let mut claim = Claim::All(alloc::vec![
            Claim::Flag(path()),
            Claim::Compare(
                Amount::Field(path()),
                Comparison::Less,
                Amount::Number(Decimal::ONE)
            ),
            Claim::Same(path(), path()),
        ]);
        for _ in 0..900 {
            let filter = Some(Claim::Not(Box::new(claim)));
            let set = Set::All(2);
            claim = Claim::Some(Box::new(Loop { set, filter }));
            if read(&write(&claim)).as_ref() != Ok(&claim) {
                break;
            }
        }
        assert_eq!(read::<Claim>(&write(&claim)), Err(ImageError::Corrupt));
    }
}
