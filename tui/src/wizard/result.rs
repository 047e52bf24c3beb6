//! The result, section by section, as paragraphs that know nothing of a screen.

mod paragraphs;
mod scroll;

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
    /// How to keep it and hand it on.
    Share,
}

impl Section {
    /// All of them, from left to right.
    pub const ALL: [Self; 6] = [
        Self::Decision,
        Self::Why,
        Self::Change,
        Self::Cautions,
        Self::Cost,
        Self::Share,
    ];

    /// The name on its tab.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Decision => "Result",
            Self::Why => "Why",
            Self::Change => "What-if",
            Self::Cautions => "Cautions",
            Self::Cost => "Cost",
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
            Section::Decision | Section::Why | Section::Cautions | Section::Share => false,
        })
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
    /// The question that Enter opens here.
    pub opens: Option<String>,
}
