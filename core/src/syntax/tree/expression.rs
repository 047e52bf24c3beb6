//! Conditions and quantities as they were written.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Name, Text};
use crate::model::Comparison;
use crate::quantity::Decimal;
use crate::source::Span;

/// An expression and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    /// What it is made of.
    pub kind: ExpressionKind,
    /// Where it stands.
    pub span: Span,
}

/// What an expression is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum ExpressionKind {
    /// A question, a field of its answer, or a quantity.
    Name(String),
    /// `rate tariff.rate in region`
    Rate(Name, Name),
    /// A number with its unit.
    Number(Decimal, Option<Name>),
    /// `not a`
    Not(Box<Expression>),
    /// `a and b`, `a or b`
    Logic(Logic, Box<Expression>, Box<Expression>),
    /// `a is b`, `a is one of (b, c)`, `a has b`
    Match(Box<Expression>, Matching, Vec<Name>),
    /// `a < b`
    Compare(Box<Expression>, Comparison, Box<Expression>),
    /// `a is "b"`, `a matches ("b*", "c*")`, of things
    Text(Box<Expression>, TextMatching, Vec<Text>),
    /// `a exists`, of things
    Exists(Box<Expression>),
    /// `some a in b where c`, `number of a in b`, of things
    Loop(LoopKind, Box<Loop>),
    /// `a + b`
    Arithmetic(Box<Expression>, Arithmetic, Box<Expression>),
}

/// Things of a set.
#[derive(Debug, Clone, PartialEq)]
pub struct Loop {
    /// What the thing in hand is called, where it is needed.
    pub variable: Option<Name>,
    /// Where the things are from.
    pub set: Name,
    /// Which of them count.
    pub filter: Option<Expression>,
}

/// What is asked of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoopKind {
    /// Whether it holds a thing: `some`.
    Some,
    /// Whether it holds none: `no`.
    No,
    /// How many it holds: `number of`.
    Count,
}

/// How a text is matched with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextMatching {
    /// `is`, and `has` of a list
    Is,
    /// `is not`
    IsNot,
    /// `matches`, with `*` in the patterns
    Matches,
}

/// How two conditions are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Logic {
    /// Both hold.
    And,
    /// One of them holds.
    Or,
}

/// How an answer is matched with words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matching {
    /// The answer is one of the words.
    Is,
    /// The answer is none of the words.
    IsNot,
    /// The set holds one of the words.
    Has,
    /// The set holds nothing but the words.
    IsOnly,
}

/// How two numbers are combined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arithmetic {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
}
