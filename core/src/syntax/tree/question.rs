//! Questions as they were written.

use alloc::vec::Vec;

use super::{Name, Text};
use crate::quantity::Decimal;
use crate::source::Spanned;

/// Something to be answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// What kind of answer it takes.
    pub kind: QuestionKind,
    /// Its name.
    pub name: Name,
    /// The question in words.
    pub text: Text,
    /// How to find the answer.
    pub help: Option<Text>,
    /// Commands that find the answer.
    pub run: Vec<Text>,
    /// What the commands show, by answer.
    pub expect: Option<Text>,
    /// The answers to choose from, where they are listed here.
    pub options: Vec<QuestionOption>,
    /// The catalogue whose records are the answers.
    pub of: Option<Name>,
    /// Unit of a number.
    pub unit: Option<Name>,
    /// Least and greatest number.
    pub range: Option<(Spanned<Decimal>, Spanned<Decimal>)>,
    /// The answer taken where none is given and defaults are asked for.
    pub default: Option<Value>,
    /// Pattern of a text.
    pub matches: Option<Text>,
    /// Whether a text may stay empty.
    pub optional: bool,
}

/// The word a question starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionKind {
    /// One of several answers.
    Choice,
    /// Several answers.
    Set,
    /// Yes or no.
    Flag,
    /// A whole number.
    Number,
    /// A quantity.
    Amount,
    /// Words.
    Text,
}

/// One answer to choose.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionOption {
    /// Its name.
    pub name: Name,
    /// The answer in words.
    pub text: Text,
    /// More about it.
    pub help: Option<Text>,
}

/// A value as it is written in an example, a setting or a default.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// One name, or several after one another.
    Words(Vec<Name>),
    /// A number with its unit.
    Number(Spanned<Decimal>, Option<Name>),
    /// A text.
    Text(Text),
}
