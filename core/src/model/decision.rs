//! What can be decided, and what it comes to.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Citation, Condition, Diagram, Formula, Period};
use crate::image::stored;

/// A decision.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// Whether it finds a fault rather than makes a choice.
    pub purpose: Purpose,
    /// Its name.
    pub name: String,
    /// The days on which it is so; what a name decides on all days may take several.
    pub period: Period,
    /// The question it answers.
    pub title: String,
    /// More about it; empty where nothing is to be said.
    pub help: String,
    /// What it can come to.
    pub outcomes: Vec<Outcome>,
    /// Each way to an outcome, in the order in which they are written.
    pub rules: Vec<Rule>,
    /// What to mind.
    pub cautions: Vec<Caution>,
    /// Its questions, in the order of preference.
    pub order: Vec<u16>,
    /// How many of them, from the front, are asked before all others.
    pub pinned: u16,
    /// From answers to rules and to outcomes.
    pub diagram: Diagram,
}

/// The word a decision starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// `decision`: what to choose.
    Choose,
    /// `playbook`: what is wrong.
    FindFault,
}

/// Something a decision can come to.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What it means.
    pub summary: Template,
    /// What is to be created.
    pub endpoints: Vec<Endpoint>,
    /// What is to be done.
    pub steps: Vec<Template>,
    /// What it costs.
    pub bill: Vec<BillItem>,
    /// Its sources.
    pub citations: Vec<Citation>,
}

/// Something to be created.
#[derive(Debug, Clone, PartialEq)]
pub struct Endpoint {
    /// Kind of endpoint.
    pub kind: String,
    /// The question whose answer it reaches.
    pub of: Option<u16>,
    /// Its settings.
    pub settings: Vec<(String, Template)>,
}

/// An item of an outcome's bill.
#[derive(Debug, Clone, PartialEq)]
pub struct BillItem {
    /// Position of the tariff.
    pub tariff: u16,
    /// The question whose answer is the Region.
    pub region: u16,
    /// A formula over answers for each quantity of the tariff, in its order.
    pub quantities: Vec<Formula>,
}

/// One way to an outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// The branches on the way, from the first.
    pub path: Vec<Guard>,
    /// Position of the outcome.
    pub outcome: u16,
    /// Settings that differ from the outcome's own.
    pub settings: Vec<(String, Template)>,
    /// Why.
    pub because: Template,
    /// Sources of the reason.
    pub citations: Vec<Citation>,
    /// Name of the file and line it is written in.
    pub written: (String, u32),
}

/// One branch on the way to an outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Guard {
    /// When it is taken.
    pub condition: Condition,
    /// What must hold together, each as it is written; empty for `otherwise`.
    pub parts: Vec<(Condition, String)>,
    /// The questions it depends on.
    pub questions: Vec<u16>,
    /// Why it is taken, where the branch says so itself.
    pub because: Option<Template>,
    /// Sources of the reason.
    pub citations: Vec<Citation>,
}

/// What to mind with an outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Caution {
    /// Its name.
    pub name: String,
    /// What to mind.
    pub text: Template,
    /// When.
    pub when: Condition,
    /// The days on which it holds.
    pub period: Period,
    /// Its sources.
    pub citations: Vec<Citation>,
}

/// A text with gaps for answers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Template {
    /// Words and gaps, in order.
    pub pieces: Vec<Piece>,
}

/// Words, or a gap.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// Words as they are.
    Words(String),
    /// The answer to a question.
    Answer(u16),
    /// The title of the option answered.
    Title(u16),
    /// A field of the record answered.
    Field(u16, u16),
}

impl Template {
    /// Adds the questions whose answers it repeats.
    pub fn questions(&self, found: &mut Vec<u16>) {
        let gaps = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Words(_) => None,
            Piece::Answer(question) | Piece::Title(question) | Piece::Field(question, _) => {
                Some(*question)
            }
        });
        found.extend(gaps);
    }
}

stored!(struct Decision { purpose, name, period, title, help, outcomes, rules, cautions, order, pinned, diagram });
stored!(enum Purpose { 0 Choose, 1 FindFault, });
stored!(struct Outcome { name, title, summary, endpoints, steps, bill, citations });
stored!(struct Endpoint { kind, of, settings });
stored!(struct BillItem { tariff, region, quantities });
stored!(struct Rule { path, outcome, settings, because, citations, written });
stored!(struct Guard { condition, parts, questions, because, citations });
stored!(struct Caution { name, text, when, period, citations });
stored!(struct Template { pieces });
stored!(enum Piece { 0 Words(words), 1 Answer(question), 2 Title(question), 3 Field(question, field), });
