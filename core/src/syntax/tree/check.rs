//! Entities, checks and condition keys as they were written.

use alloc::vec::Vec;

use super::{Citation, Expression, Name, Record, Text};
use crate::model::{Period, Severity, Subject};
use crate::source::Span;

/// A kind of thing that stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Text,
    /// What several of them are called; the name with an `s` where it is left out.
    pub plural: Option<Name>,
    /// Its fields.
    pub fields: Vec<EntityField>,
}

/// A field of a thing.
#[derive(Debug, Clone, PartialEq)]
pub struct EntityField {
    /// Its name.
    pub name: Name,
    /// What it holds.
    pub kind: FactKind,
}

/// What a field of a thing holds.
#[derive(Debug, Clone, PartialEq)]
pub enum FactKind {
    /// `flag`
    Flag,
    /// `text`
    Text,
    /// `list`
    List,
    /// `number unit GB`
    Number(Option<Name>),
    /// `one of a, b`
    OneOf(Vec<Name>),
    /// `of vpc`
    One(Name),
    /// `many of subnet`, or `many of endpoint by vpc`: those whose field refers here
    Many(Name, Option<Name>),
}

/// `check NAME error "..." { ... } [...]`, or `policy-rule`
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// What it looks at.
    pub subject: Subject,
    /// Its name.
    pub name: Name,
    /// How bad a finding is.
    pub severity: Severity,
    /// What is wrong where it does not hold.
    pub title: Text,
    /// The things it looks at.
    pub loops: Vec<For>,
    /// What must hold of them.
    pub expect: Expression,
    /// What is said where it does not.
    pub say: Text,
    /// What mends it.
    pub fix: Vec<Text>,
    /// When it holds.
    pub period: Period,
    /// Its sources.
    pub citations: Vec<Citation>,
}

/// `for endpoint in endpoints where ...`
#[derive(Debug, Clone, PartialEq)]
pub struct For {
    /// What the thing in hand is called.
    pub variable: Name,
    /// Where the things are from.
    pub set: Name,
    /// Which of them count.
    pub filter: Option<Expression>,
    /// The whole, behind `for`.
    pub span: Span,
}

/// A condition key: a record of the catalogue `key`, and when requests carry it.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// What is to be looked up of it.
    pub record: Record,
    /// When it is present.
    pub present: Option<Expression>,
    /// Where its value is found.
    pub value: Option<Name>,
}
