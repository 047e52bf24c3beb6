//! What was written, item by item, each piece with its place.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::date::Date;
use crate::quantity::Decimal;
use crate::source::{Span, Spanned};

/// A name and its place.
pub type Name = Spanned<String>;
/// A text and its place.
pub type Text = Spanned<String>;

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

/// One item of a spec.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "items are few and live only while they are checked"
)]
pub enum Item {
    /// `source guide "..." { ... }`
    Source(Source),
    /// `unit GB`
    Unit(Unit),
    /// `catalogue service "..." { ... }`
    Catalogue(Catalogue),
    /// `service s3 "..." { ... } [...]`
    Record(Record),
    /// `choice target "..." { ... }` and the other kinds
    Question(Question),
    /// `decision endpoint "..." { ... }`
    Decision(Decision),
    /// `tariff interface-endpoint "..." { ... } [...]`
    Tariff(Tariff),
    /// `rates interface-endpoint { ... }`
    Rates(Rates),
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
    /// Its sources.
    pub citations: Vec<Citation>,
}

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

/// A decision.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// Its name.
    pub name: Name,
    /// The question it answers.
    pub title: Text,
    /// More about it.
    pub help: Option<Text>,
    /// What it can come to.
    pub outcomes: Vec<Outcome>,
    /// The way to the outcomes.
    pub asks: Vec<Ask>,
    /// Parts of the way that are used in several places.
    pub branches: Vec<Branch>,
    /// What to mind.
    pub cautions: Vec<Caution>,
}

/// Something a decision can come to.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Text,
    /// What it means.
    pub summary: Option<Text>,
    /// What is to be created.
    pub endpoints: Vec<Endpoint>,
    /// What is to be done.
    pub steps: Vec<Text>,
    /// What it costs.
    pub bill: Vec<BillItem>,
    /// Its sources.
    pub citations: Vec<Citation>,
}

/// `endpoint interface of service { private-dns yes }`
#[derive(Debug, Clone, PartialEq)]
pub struct Endpoint {
    /// Kind of endpoint.
    pub kind: Name,
    /// The question whose answer it reaches.
    pub of: Option<Name>,
    /// Its settings.
    pub settings: Vec<(Name, Value)>,
}

/// `bill interface-endpoint in region { gb = data }`
#[derive(Debug, Clone, PartialEq)]
pub struct BillItem {
    /// The tariff.
    pub tariff: Name,
    /// The question whose answer is the Region.
    pub region: Name,
    /// Quantities.
    pub quantities: Vec<(Name, Expression)>,
}

/// `ask service { ... }`
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// Whether the question is asked before all others.
    pub pinned: bool,
    /// The questions.
    pub questions: Vec<Name>,
    /// Whether the first branch that holds wins.
    pub first_match: bool,
    /// The branches.
    pub arms: Vec<Arm>,
    /// The word and the questions.
    pub span: Span,
}

/// One branch of an `ask`.
#[derive(Debug, Clone, PartialEq)]
pub struct Arm {
    /// When it is taken.
    pub guard: ArmGuard,
    /// Why.
    pub because: Option<Text>,
    /// Sources of the reason.
    pub citations: Vec<Citation>,
    /// Where it leads.
    pub action: Action,
}

/// When a branch is taken.
#[derive(Debug, Clone, PartialEq)]
pub enum ArmGuard {
    /// For these answers.
    Values(Vec<Name>),
    /// Where a condition holds.
    When(Expression, Span),
    /// Where no other branch of the `ask` is taken.
    Otherwise(Span),
}

/// Where a branch leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// To an outcome.
    Conclude(Conclude),
    /// To a part of the way that is written elsewhere.
    Continue(Name),
    /// To another question.
    Ask(Box<Ask>),
}

/// `conclude gateway with { ... } because "..." [...]`
#[derive(Debug, Clone, PartialEq)]
pub struct Conclude {
    /// The outcome.
    pub outcome: Name,
    /// Settings that differ from the outcome's own.
    pub settings: Vec<(Name, Value)>,
    /// Why.
    pub because: Text,
    /// Sources of the reason.
    pub citations: Vec<Citation>,
}

/// `branch interface-details { ask ... }`
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    /// Its name.
    pub name: Name,
    /// The way.
    pub ask: Ask,
}

/// `caution id "..." when ... [...]`
#[derive(Debug, Clone, PartialEq)]
pub struct Caution {
    /// Its name.
    pub name: Name,
    /// What to mind.
    pub text: Text,
    /// When.
    pub when: Expression,
    /// Its sources.
    pub citations: Vec<Citation>,
}

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
    /// `a + b`
    Arithmetic(Box<Expression>, Arithmetic, Box<Expression>),
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

/// What can be priced.
#[derive(Debug, Clone, PartialEq)]
pub struct Tariff {
    /// Its name: the kind of an item.
    pub name: Name,
    /// Its title.
    pub title: Text,
    /// Quantities that an item gives.
    pub quantities: Vec<Quantity>,
    /// Its lines.
    pub lines: Vec<Line>,
    /// What is not in it.
    pub omits: Vec<Text>,
    /// Its sources.
    pub citations: Vec<Citation>,
}

/// `takes zones "Availability Zones" unit zone whole`
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Text,
    /// Its unit.
    pub unit: Option<Name>,
    /// Whether it is a whole number.
    pub whole: bool,
}

/// `line "Endpoint hours" = endpoints * zones * hours at zone-hour`
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its title.
    pub title: Text,
    /// How it is billed.
    pub reading: Reading,
    /// How a source bills it that differs.
    pub as_printed: Vec<(Name, Reading)>,
    /// Whether its tiers pool all items of the kind.
    pub graduated: bool,
}

/// A quantity and the rate it is billed at.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The quantity.
    pub quantity: Expression,
    /// The rate.
    pub rate: Name,
}

/// A book of rates for one tariff.
#[derive(Debug, Clone, PartialEq)]
pub struct Rates {
    /// The tariff.
    pub tariff: Name,
    /// The source whose own figures these are; absent for those that hold.
    pub as_printed: Option<Name>,
    /// The rates by Region.
    pub rows: Vec<RateRow>,
}

/// The rates of one Region.
#[derive(Debug, Clone, PartialEq)]
pub struct RateRow {
    /// The Region, or `every`.
    pub region: Name,
    /// Rates by name.
    pub rates: Vec<Rate>,
    /// First day on which they hold.
    pub from: Option<Date>,
    /// Last day on which they hold.
    pub until: Option<Date>,
    /// How well they are evidenced.
    pub grade: Option<Name>,
    /// The day on which they were read.
    pub read: Option<Date>,
    /// Their sources.
    pub citations: Vec<Citation>,
}

/// `zone-hour 0.01 USD/endpoint-zone-hour`
#[derive(Debug, Clone, PartialEq)]
pub struct Rate {
    /// Its name.
    pub name: Name,
    /// The price, or several by tier.
    pub price: RatePrice,
    /// Its unit.
    pub unit: Name,
}

/// The price of a rate.
#[derive(Debug, Clone, PartialEq)]
pub enum RatePrice {
    /// One price for all.
    Flat(Spanned<Decimal>),
    /// A price for each tier.
    Tiers(Vec<Tier>),
}

/// `first 1 PB 0.01`, `next 4 PB 0.006`, `then 0.004`
#[derive(Debug, Clone, PartialEq)]
pub struct Tier {
    /// How wide the tier is; absent for the last.
    pub width: Option<(Spanned<Decimal>, Name)>,
    /// The price in it.
    pub price: Spanned<Decimal>,
    /// The whole tier.
    pub span: Span,
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
}

/// A worked case that is run as a test.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// What it shows.
    pub title: Text,
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
}

/// `item interface-endpoint { endpoints 10  zones 3 }`
#[derive(Debug, Clone, PartialEq)]
pub struct ExampleItem {
    /// The tariff.
    pub kind: Name,
    /// Its quantities.
    pub quantities: Vec<(Name, Value)>,
}
