//! Decisions as they were written.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::{Citation, Expression, Name, Sentence, Text, Value};
use crate::model::{Period, Purpose};
use crate::source::Span;

/// A decision.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// Whether it finds a fault rather than makes a choice.
    pub purpose: Purpose,
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
    /// What it means; several follow one another in time.
    pub summaries: Vec<Sentence>,
    /// What is to be created.
    pub endpoints: Vec<Endpoint>,
    /// What is to be done.
    pub steps: Vec<Sentence>,
    /// What it costs.
    pub bill: Vec<BillItem>,
    /// When it holds.
    pub period: Period,
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
    /// When it holds.
    pub period: Period,
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
    /// When it holds.
    pub period: Period,
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
    /// When it holds.
    pub period: Period,
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
    /// When it holds.
    pub period: Period,
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
    /// When it holds.
    pub period: Period,
    /// Its sources.
    pub citations: Vec<Citation>,
}
