//! What was written, item by item, each piece with its place.

mod billed;
mod blueprint;
mod check;
mod decision;
mod expression;
mod placement;
mod question;
mod tariff;

use alloc::string::String;
use alloc::vec::Vec;

pub use billed::{AttributeTest, Billed, Count, Held, ResourceBill};
pub use blueprint::{
    Attribute, Blueprint, Construct, Each, Gives, Input, Note, NoteKind, Resource, Shape, Takes,
    Term,
};
pub use check::{Check, Entity, EntityField, FactKind, For, Key};
pub use decision::{
    Action, Arm, ArmGuard, Ask, BillItem, Branch, Caution, Conclude, Decision, Endpoint, Outcome,
};
pub use expression::{
    Arithmetic, Expression, ExpressionKind, Logic, Loop, LoopKind, Matching, TextMatching,
};
pub use placement::{Placement, PlacementCharge};
pub use question::{Question, QuestionKind, QuestionOption, Value};
pub use tariff::{
    Free, Line, Quantity, Rate, RatePrice, RateRow, Rates, Reading, Tariff, Tier, Toward, Waiver,
};

use crate::date::Date;
pub use crate::model::{Comparison, Period, Purpose, Severity, Subject};
use crate::quantity::Decimal;
use crate::source::{Span, Spanned};

/// A name and its place.
pub type Name = Spanned<String>;
/// A text and its place.
pub type Text = Spanned<String>;

/// A text that is a fact by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// What it says.
    pub text: Text,
    /// When it holds.
    pub period: Period,
}

/// `[guide 4.2]`
#[derive(Debug, Clone, PartialEq)]
pub struct Citation {
    /// The source cited.
    pub source: Name,
    /// Section of it; empty where the whole is meant.
    pub section: String,
    /// The whole citation.
    pub span: Span,
}

/// An item, and whether it takes the place of another of its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// Where `override` stands, where it does.
    pub overrides: Option<Span>,
    /// The item.
    pub item: Item,
}

/// One item of a spec.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// `source guide "..." { ... }`
    Source(Source),
    /// `unit GB`
    Unit(Unit),
    /// `catalogue service "..." { ... }`
    Catalogue(Catalogue),
    /// `service s3 "..." { ... } [...]`
    Record(Record),
    /// `key aws:SourceVpc "..." { ... } [...]`
    Key(Key),
    /// `entity vpc "..." { ... }`
    Entity(Entity),
    /// `check NAME error "..." { ... } [...]` and policy rules
    Check(Check),
    /// `choice target "..." { ... }` and the other kinds
    Question(Question),
    /// `decision endpoint "..." { ... }`
    Decision(Decision),
    /// `tariff interface-endpoint "..." { ... } [...]`
    Tariff(Tariff),
    /// `rates interface-endpoint { ... }`
    Rates(Rates),
    /// `placement many-vpcs "..." { ... } [...]`
    Placement(Placement),
    /// `input vpc-id "..." matches "vpc-*"`
    Input(Input),
    /// `construct vpc-endpoint "..." { ... } [...]`
    Construct(Construct),
    /// `blueprint interface-endpoint "..." for endpoint.interface { ... } [...]`
    Blueprint(Blueprint),
    /// `billed "aws_nat_gateway" "..." { ... } [...]`
    Billed(Billed),
    /// `dispute zone-count { ... }`
    Dispute(Dispute),
    /// `example "..." { ... } [...]`
    Example(Example),
}

/// Where facts come from.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Its name in citations.
    pub name: Name,
    /// Its title.
    pub title: Text,
    /// Its address.
    pub url: Option<Text>,
    /// The day on which it was last read.
    pub verified: Option<Date>,
}

/// A unit of measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Its name.
    pub name: Name,
    /// What it is a multiple of.
    pub scale: Option<Scale>,
}

/// `= 1048576 GB binary, 1000000 GB decimal`
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// Unit it is a multiple of.
    pub base: Name,
    /// The multiple where bounds are binary.
    pub binary: Decimal,
    /// The multiple where bounds are decimal.
    pub decimal: Decimal,
}

/// A kind of record.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalogue {
    /// The word its records start with.
    pub name: Name,
    /// Its title.
    pub title: Text,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// A field of a catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its name.
    pub name: Name,
    /// What it holds.
    pub kind: FieldKind,
    /// What it holds where a record is silent.
    pub default: Option<FieldValue>,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldKind {
    /// `yes` or `no`.
    Flag,
    /// One text.
    Text,
    /// A number.
    Number,
    /// Several texts.
    List,
    /// One of these words.
    OneOf(Vec<Name>),
    /// Records of a catalogue.
    ManyOf(Name),
}

/// What a record says in a field.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldValue {
    /// Words: `yes`, one of the field's words, or names of records.
    Words(Vec<Name>),
    /// Texts.
    Texts(Vec<Text>),
    /// A number.
    Number(Spanned<Decimal>),
}

/// A row of a catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The catalogue it belongs to.
    pub catalogue: Name,
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Text,
    /// What it says.
    pub fields: Vec<(Name, FieldValue)>,
    /// When it holds.
    pub period: Period,
    /// Its sources.
    pub citations: Vec<Citation>,
}

/// Where a source is wrong or two disagree.
#[derive(Debug, Clone, PartialEq)]
pub struct Dispute {
    /// Its name.
    pub name: Name,
    /// What it concerns.
    pub about: Vec<Name>,
    /// What a source prints.
    pub printed: Text,
    /// Where.
    pub printed_by: Vec<Citation>,
    /// What holds.
    pub holds: Text,
    /// By which source.
    pub holds_by: Vec<Citation>,
    /// When it is so.
    pub period: Period,
}

/// A worked case that is run as a test.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// What it shows.
    pub title: Text,
    /// The day on which it comes out so.
    pub on: Option<Date>,
    /// What is given.
    pub given: Given,
    /// What must come out.
    pub expect: Vec<(Name, Value)>,
    /// Its sources.
    pub citations: Vec<Citation>,
}

/// What an example gives.
#[derive(Debug, Clone, PartialEq)]
pub enum Given {
    /// Answers to a decision.
    Decide(Name, Vec<(Name, Value)>),
    /// Items to price.
    Price(Vec<(Name, Value)>, Vec<ExampleItem>),
    /// Things that a check, a policy rule or a key looks at.
    Things(ThingsFor, Name, Vec<ExampleThing>),
}

/// What things are given for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThingsFor {
    /// `check` or `policy-rule`
    Check,
    /// `key`
    Key,
}

/// `endpoint vpce-1 { kind interface  vpc vpc-1 }`
#[derive(Debug, Clone, PartialEq)]
pub struct ExampleThing {
    /// Its entity.
    pub entity: Name,
    /// Its id.
    pub id: Name,
    /// What is known of it.
    pub facts: Vec<(Name, FieldValue)>,
}

/// `item interface-endpoint { endpoints 10  zones 3 }`
#[derive(Debug, Clone, PartialEq)]
pub struct ExampleItem {
    /// The tariff.
    pub kind: Name,
    /// Its quantities.
    pub quantities: Vec<(Name, Value)>,
}
