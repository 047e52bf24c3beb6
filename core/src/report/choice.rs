//! The answer of a decision: what is asked next, or what was concluded and why.

use alloc::string::String;
use alloc::vec::Vec;

use super::source::{DisputeText, SourceText};

/// One decision, as far as the answers carry it.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DecisionReport {
    /// Identifier of the decision.
    pub decision: String,
    /// Whether an answer is still missing that could change the outcome.
    pub status: DecisionStatus,
    /// The question to ask next; absent once decided.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub question: Option<QuestionText>,
    /// Every question that may still be asked, the next one first; empty once decided.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub open: Vec<String>,
    /// The conclusion; absent while open.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub outcome: Option<Conclusion>,
    /// The answers that led here, each with the sentence its branch carries.
    pub trail: Vec<TrailStep>,
    /// What to mind with this outcome.
    pub cautions: Vec<Caution>,
    /// Which other answer leads to another outcome.
    pub would_change: Vec<Alternative>,
    /// The smallest change of answers that leads to another outcome; absent while open.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub smallest_change: Option<Change>,
    /// The branches written before the one taken, each with the condition that failed first.
    pub why_not: Vec<WhyNot>,
    /// The outcomes that the answers so far leave possible.
    pub possible: Vec<String>,
    /// Questions that no longer change the outcome, but its price or its cautions.
    pub refine: Vec<Refinement>,
    /// What the outcome costs a month; absent while open or where nothing is billed.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub price: Option<super::BillOption>,
    /// Answers to questions that were not reached.
    pub unused: Vec<String>,
    /// Questions that were answered by their default.
    pub defaulted: Vec<String>,
    /// The answers as a short text that every front end reads.
    pub share: String,
}

/// Whether a decision still waits for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum DecisionStatus {
    /// An answer is missing that could change the outcome.
    Open,
    /// No answer could change the outcome any more.
    Decided,
}

/// One question, ready to be shown.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QuestionText {
    /// Identifier of the question.
    pub id: String,
    /// The question.
    pub text: String,
    /// How to find the answer; empty where nothing is to be said.
    pub help: String,
    /// Commands that find the answer.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub run: Vec<String>,
    /// What the commands show, by answer.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "String::is_empty"))]
    pub expect: String,
    /// What kind of answer it takes.
    pub kind: QuestionKind,
    /// The answers to choose from, for `choice` and `set`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub choices: Option<Vec<OptionText>>,
    /// Unit of a `number` or an `amount`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub unit: Option<String>,
    /// The least number taken.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub least: Option<String>,
    /// The greatest number taken.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub most: Option<String>,
    /// The answer taken with `--defaults`: as it is written on a command line.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub default: Option<String>,
}

/// What kind of answer a question takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum QuestionKind {
    /// One of the choices.
    Choice,
    /// Any of the choices, together.
    Set,
    /// `yes` or `no`.
    Flag,
    /// A whole number.
    Number,
    /// A quantity that has a unit.
    Amount,
    /// Words of the user's own.
    Text,
}

/// One answer to choose.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OptionText {
    /// Identifier of the answer.
    pub id: String,
    /// The answer in words.
    pub text: String,
    /// More about it; empty where nothing is to be said.
    pub help: String,
}

/// What the decision came to.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Conclusion {
    /// Identifier of the outcome.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What it means, in a sentence or two.
    pub summary: String,
    /// The endpoints to create.
    pub endpoints: Vec<EndpointShape>,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// Why: the sentence of every branch that the answers leave possible, first one first.
    pub reasons: Vec<Reason>,
    /// Where a source of this outcome is wrong or two disagree.
    pub disputes: Vec<DisputeText>,
}

/// A sentence and where it is from.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reason {
    /// The sentence.
    pub because: String,
    /// Its source.
    pub source: SourceText,
    /// File and line of the rule.
    pub place: String,
}

/// One endpoint to create.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EndpointShape {
    /// Kind of endpoint.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub kind: String,
    /// What it reaches: an entry of the catalogue, or empty.
    pub service: String,
    /// Settings that matter, in the order of the specs.
    #[cfg_attr(feature = "serde", serde(serialize_with = "super::choice::as_record"))]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "alloc::collections::BTreeMap<String, String>")
    )]
    pub settings: Vec<Setting>,
}

/// One setting of an endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Name of the setting.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// One answer, as it is written: a word, or several for a set.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(untagged))]
pub enum Answer {
    /// One word or number.
    Word(String),
    /// The words of a set.
    Words(Vec<String>),
}

/// One answer of the way to the outcome.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TrailStep {
    /// Identifier of the question.
    pub question: String,
    /// The answer: one word, or a list for a set.
    pub answer: Answer,
    /// The sentence that the branch carries; empty while the branch is open.
    pub because: String,
    /// Source of that sentence.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub source: Option<SourceText>,
}

/// What to mind.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Caution {
    /// Identifier of the caution.
    pub id: String,
    /// What to mind.
    pub text: String,
    /// Its source.
    pub source: SourceText,
}

/// Another answer, and where it leads.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Alternative {
    /// Identifier of the question.
    pub question: String,
    /// The other answer.
    pub answer: Answer,
    /// Identifier of the outcome that it leads to; absent where more would have to be asked.
    pub outcome: Option<String>,
    /// How many further answers to the question do the same.
    pub alike: u32,
}

/// Answers that together lead to another outcome.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// Identifier of the outcome that they lead to.
    pub outcome: String,
    /// The answers that differ from those given.
    pub answers: Vec<ChangedAnswer>,
}

/// One answer that differs from the one given.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChangedAnswer {
    /// Identifier of the question.
    pub question: String,
    /// The other answer.
    pub answer: Answer,
}

/// A branch that was not taken.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WhyNot {
    /// Identifier of the outcome that it leads to.
    pub outcome: String,
    /// The first of its conditions that does not hold, as it is written.
    pub failed: String,
    /// File and line of the branch's conclusion.
    pub place: String,
    /// Source of the branch's conclusion.
    pub source: SourceText,
}

/// A question that no longer changes the outcome.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Refinement {
    /// Identifier of the question.
    pub question: String,
    /// What its answer changes: `price`, `cautions` or both.
    pub changes: Vec<String>,
}

#[cfg(feature = "serde")]
pub(crate) fn as_record<S: serde::Serializer>(
    settings: &[Setting],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(
        settings
            .iter()
            .map(|setting| (&setting.name, &setting.value)),
    )
}
