//! The result, section by section, as paragraphs that know nothing of a screen.

mod build;
mod paragraphs;
mod scroll;

use tollgate_core::report::PlanStatus;

use super::state::State;

pub use paragraphs::paragraphs;
pub use scroll::{lines, scrolled};

/// The sections of the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Section {
    /// What to build.
    #[default]
    Decision,
    /// Why, and from where that is known.
    Why,
    /// Which other answers lead elsewhere.
    Change,
    /// What to mind, and where sources disagree.
    Cautions,
    /// What it costs, and what would make that exact.
    Cost,
    /// What to do, in order, and the way back.
    Steps,
    /// How callers find it.
    Names,
    /// Whom it lets through.
    Policies,
    /// What builds it.
    Code,
    /// Where all of it is from.
    Sources,
    /// How to keep it and hand it on.
    Share,
}

impl Section {
    /// All of them, from left to right.
    pub const ALL: [Self; 11] = [
        Self::Decision,
        Self::Why,
        Self::Change,
        Self::Cautions,
        Self::Cost,
        Self::Steps,
        Self::Names,
        Self::Policies,
        Self::Code,
        Self::Sources,
        Self::Share,
    ];

    /// The digit that opens it.
    pub const fn digit(self) -> Option<char> {
        match self {
            Self::Decision => Some('1'),
            Self::Why => Some('2'),
            Self::Change => Some('3'),
            Self::Cautions => Some('4'),
            Self::Cost => Some('5'),
            Self::Steps => Some('6'),
            Self::Names => Some('7'),
            Self::Policies => Some('8'),
            Self::Code => Some('9'),
            Self::Sources => None,
            Self::Share => Some('0'),
        }
    }

    /// The name on its tab.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Decision => "Result",
            Self::Why => "Why",
            Self::Change => "What-if",
            Self::Cautions => "Cautions",
            Self::Cost => "Cost",
            Self::Steps => "Steps",
            Self::Names => "DNS",
            Self::Policies => "Policy",
            Self::Code => "Code",
            Self::Sources => "Sources",
            Self::Share => "Share",
        }
    }
}

/// Whether the open section offers questions to answer.
pub fn offers(state: &State) -> bool {
    state
        .report
        .as_ref()
        .is_some_and(|report| match state.pane.section {
            Section::Change => !report.would_change.is_empty(),
            Section::Cost => !report.refine.is_empty(),
            Section::Names | Section::Policies => true,
            Section::Decision
            | Section::Why
            | Section::Cautions
            | Section::Steps
            | Section::Code
            | Section::Sources
            | Section::Share => false,
        })
}

/// The sections that say anything, from left to right.
pub fn there(state: &State) -> Vec<Section> {
    let further = &state.further;
    let built = further
        .plan
        .as_ref()
        .is_some_and(|it| it.status != PlanStatus::Nothing);
    let is_there = |section: &Section| match section {
        Section::Steps => further.plan.is_some(),
        Section::Code => built,
        Section::Names => further.names.is_some(),
        Section::Policies => further.policies.is_some(),
        Section::Decision
        | Section::Why
        | Section::Change
        | Section::Cautions
        | Section::Cost
        | Section::Sources
        | Section::Share => true,
    };
    Section::ALL.into_iter().filter(is_there).collect()
}

/// The place in the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pane {
    /// The open section.
    pub section: Section,
    /// The first line that is seen.
    pub top: usize,
    /// Which of the questions that the section offers has the cursor.
    pub cursor: usize,
}

/// How a paragraph is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The name of what follows.
    Heading,
    /// A sentence.
    Plain,
    /// Where a sentence is from.
    Muted,
    /// To be minded.
    Caution,
}

/// One paragraph of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// How it is meant.
    pub tone: Tone,
    /// What it says.
    pub text: String,
    /// An amount at the end of the line; empty where there is none.
    pub amount: String,
    /// What Enter opens here.
    pub opens: Option<Opens>,
}

/// What a line of a section opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opens {
    /// A question.
    Question(String),
    /// A decision beside this one.
    Decision(String),
}
