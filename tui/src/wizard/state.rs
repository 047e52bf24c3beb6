//! The whole state of the wizard as one plain value.

use tollgate_core::facts::Answers;
use tollgate_core::price::Curves;
use tollgate_core::report::{DecisionReport, QuestionText};

use super::field::{Field, TextLine};
use super::history::History;
use super::picker::Picker;
use super::result::Pane;

/// Fewer columns than this show nothing but a request for more.
pub const LEAST_WIDTH: u16 = 40;
/// Fewer lines than this show nothing but a request for more.
pub const LEAST_HEIGHT: u16 = 12;

/// The wizard between two keys.
#[derive(Debug, Clone)]
pub struct State {
    /// How large the screen is.
    pub size: Size,
    /// What the user gave, and what undo takes back.
    pub facts: Facts,
    /// What the facts come to; absent until a decision is chosen.
    pub report: Option<DecisionReport>,
    /// What is on the screen.
    pub step: Step,
    /// The line of the trail that has the keys, while the trail has them.
    pub trail: Option<usize>,
    /// What stands before everything else.
    pub dialog: Option<Dialog>,
    /// What can be undone and redone.
    pub history: History,
    /// The place in the result.
    pub pane: Pane,
    /// What the last message did, where that is not plain to see.
    pub notice: Option<String>,
}

/// Columns and lines of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Lines.
    pub height: u16,
}

impl Size {
    /// Whether a question fits.
    pub const fn is_enough(self) -> bool {
        self.width >= LEAST_WIDTH && self.height >= LEAST_HEIGHT
    }
}

/// What the user gave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// The decision to take; absent until it is chosen.
    pub decision: Option<String>,
    /// Every answer, also those that are not asked for at the moment.
    pub answers: Answers,
}

/// What is on the screen.
#[derive(Debug, Clone)]
pub enum Step {
    /// Which decision?
    Decisions(Picker),
    /// One question of it.
    Question(Box<Asking>),
    /// What it came to.
    Result,
}

/// A question that is being answered.
#[derive(Debug, Clone)]
pub struct Asking {
    /// The question.
    pub question: QuestionText,
    /// What was typed or marked so far.
    pub field: Field,
    /// Why the answer was not taken.
    pub error: Option<String>,
}

/// What stands before everything else until it is answered.
#[derive(Debug, Clone)]
pub enum Dialog {
    /// The keys, and more about the question.
    Help,
    /// What the result costs over its volume.
    Chart(Box<Curves>),
    /// Whether to leave although nothing was concluded.
    Leave,
    /// The name of the file for the answers.
    Save(TextLine, Option<String>),
    /// Whether to write over a file.
    Replace(String),
}

impl State {
    /// Whether everything that was asked is answered.
    pub fn is_decided(&self) -> bool {
        self.report
            .as_ref()
            .is_some_and(|report| report.outcome.is_some())
    }
}
