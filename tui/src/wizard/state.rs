//! The whole state of the wizard as one plain value.

use std::path::PathBuf;
use std::rc::Rc;

use tollgate_core::facts::Answers;
use tollgate_core::plan::Format;
use tollgate_core::price::Curves;
use tollgate_core::report::{DecisionReport, QuestionText};

use super::compare::{Branch, Comparison};
use super::export::DIALECTS;
use super::field::{Field, TextLine};
use super::further::Further;
use super::history::History;
use super::menu::Tool;
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
    /// What follows from a result.
    pub further: Rc<Further>,
    /// Which dialect of code is shown.
    pub dialect: usize,
    /// The result that others are compared with.
    pub kept: Option<Rc<Branch>>,
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
    /// The screen that was asked for, and the estate that it is to show.
    pub door: Option<Door>,
    /// What the last message did, where that is not plain to see.
    pub notice: Option<String>,
}

/// The way to a screen of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Door {
    /// The screen.
    pub tool: Tool,
    /// Where its estate lies, where it needs one.
    pub estate: Option<PathBuf>,
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
    /// Where to start?
    Menu(Picker),
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
    /// The keys to be searched, and more about the question.
    Help(Picker),
    /// What the result costs over its volume.
    Chart(Box<Curves>),
    /// Two results side by side.
    Compare(Comparison),
    /// Whether to leave although nothing was concluded.
    Leave,
    /// Something to be typed.
    Typed(Typed),
    /// Whether to write over a file.
    Replace(String),
}

/// Something to be typed before it goes on.
#[derive(Debug, Clone)]
pub struct Typed {
    /// What.
    pub asks: Asks,
    /// What was typed so far.
    pub line: TextLine,
    /// Why it was not taken.
    pub error: Option<String>,
}

/// What is to be typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// The name of the file for the answers.
    File,
    /// Where the estate of a screen lies.
    Estate(Tool),
    /// A share text.
    Share,
}

/// What an estate is.
const ESTATE: &str = "A folder or a file: what AWS commands print, a plan, a state or a template. \
    `tollgate collect` prints a script that gathers one.";

impl Asks {
    /// What is asked for, and more about it.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::File => ("Save the answers in which file?", ""),
            Self::Estate(Tool::Trace) => ("Follow packets through what?", ESTATE),
            Self::Estate(Tool::Audit | Tool::Price | Tool::Policy) => {
                ("Look through what?", ESTATE)
            }
            Self::Share => (
                "Which share text?",
                "It begins with `v1.`; paste or type it.",
            ),
        }
    }
}

impl Typed {
    /// The question, with what is offered.
    pub fn new(asks: Asks, offered: &str) -> Self {
        Self {
            asks,
            line: TextLine::offering(offered.to_string()),
            error: None,
        }
    }
}

impl State {
    /// The dialect of code that is shown.
    pub fn dialect(&self) -> Format {
        let (format, ..) = DIALECTS[self.dialect % DIALECTS.len()];
        format
    }

    /// Whether everything that was asked is answered.
    pub fn is_decided(&self) -> bool {
        self.report
            .as_ref()
            .is_some_and(|report| report.outcome.is_some())
    }
}
