//! Two results side by side: what differs between them, and what each comes to.

use tollgate_core::report::text::answer;
use tollgate_core::report::{BillOption, DecisionReport};

use super::rules::{Rules, decide};
use super::state::{Facts, State};

/// A result that is kept to be compared with others.
#[derive(Debug, Clone)]
pub struct Branch {
    /// What was answered.
    pub facts: Facts,
    /// What it came to.
    pub report: DecisionReport,
}

/// Two results, line by line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// What each line is about, and what either has there.
    pub rows: Vec<Row>,
}

/// A line of the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub about: String,
    /// What the first has.
    pub left: String,
    /// What the second has.
    pub right: String,
}

/// The result of the state as a branch; nothing while it is open.
pub fn branch(state: &State) -> Option<Branch> {
    let report = state.report.as_ref().filter(|it| it.outcome.is_some())?;
    Some(Branch {
        facts: state.facts.clone(),
        report: report.clone(),
    })
}

/// The branch that one other answer leads to; the place is that of the answer among those that lead elsewhere.
pub fn what_if(rules: &Rules, state: &State, place: usize) -> Option<Branch> {
    let change = state.report.as_ref()?.would_change.get(place)?;
    let mut facts = state.facts.clone();
    facts.answers.set(&change.question, change.answer.clone());
    let report = decide(rules, facts.decision.as_deref()?, &facts.answers).ok()?;
    Some(Branch { facts, report })
}

/// What differs between two named branches, and what each comes to.
pub fn compare(
    rules: &Rules,
    (left, left_name): (&Branch, &str),
    (right, right_name): (&Branch, &str),
) -> Comparison {
    let sides = [left, right];
    let mut rows = vec![row("", [left_name, right_name].map(str::to_string))];
    rows.push(row("outcome", sides.map(|side| outcome(rules, side))));
    for question in questions(sides) {
        let said = sides.map(|side| match side.facts.answers.get(&question) {
            Some(given) => answer(given),
            None => "-".to_string(),
        });
        rows.push(row(&question, said));
    }
    rows.push(row(
        "USD a month",
        sides.map(|side| cost(side.report.price.as_ref())),
    ));
    rows.push(row("endpoints", sides.map(endpoints)));
    let steps = sides.map(|side| side.report.outcome.as_ref().map_or(0, |it| it.steps.len()));
    rows.push(row("steps", steps.map(|steps| steps.to_string())));
    rows.push(row("to mind", cautions(sides)));
    rows.retain(|row| {
        row.left != row.right || row.about == "outcome" || row.about == "USD a month"
    });
    Comparison { rows }
}

fn row(about: &str, [left, right]: [String; 2]) -> Row {
    Row {
        about: about.to_string(),
        left,
        right,
    }
}

fn outcome(rules: &Rules, side: &Branch) -> String {
    match (&side.report.outcome, &side.report.question) {
        (Some(outcome), _) => outcome.title.clone(),
        (None, Some(question)) => {
            let possible = side.report.possible.iter();
            let names = possible.map(|id| rules.outcome(&side.report.decision, id));
            let names: Vec<&str> = names.collect();
            format!("open: asks {}; {}", question.id, names.join(", "))
        }
        (None, None) => "open".to_string(),
    }
}

/// Every question that either has an answer to, in the order of the first.
fn questions(sides: [&Branch; 2]) -> Vec<String> {
    let mut questions: Vec<String> = Vec::new();
    for side in sides {
        for (question, _) in &side.facts.answers.given {
            if !questions.contains(question) {
                questions.push(question.clone());
            }
        }
    }
    questions
}

fn cost(price: Option<&BillOption>) -> String {
    match price {
        Some(price) if price.complete => price.total.clone(),
        Some(price) => format!("{}, incomplete", price.total),
        None => "not known yet".to_string(),
    }
}

fn endpoints(side: &Branch) -> String {
    let outcome = side.report.outcome.as_ref();
    let shapes = outcome.map_or(&[][..], |outcome| &outcome.endpoints);
    let names: Vec<String> = shapes
        .iter()
        .map(|shape| {
            format!("{} {}", shape.kind, shape.service)
                .trim()
                .to_string()
        })
        .collect();
    match names.is_empty() {
        true => "none".to_string(),
        false => names.join(", "),
    }
}

/// What only one of them has to mind.
fn cautions(sides: [&Branch; 2]) -> [String; 2] {
    let [left, right] = sides.map(|side| &side.report.cautions);
    let only = |own: &Vec<tollgate_core::report::Caution>,
                other: &Vec<tollgate_core::report::Caution>| {
        let own = own
            .iter()
            .filter(|it| !other.iter().any(|of| of.id == it.id));
        let said: Vec<&str> = own.map(|it| it.text.as_str()).collect();
        match said.is_empty() {
            true => "nothing more".to_string(),
            false => said.join(" / "),
        }
    };
    [only(left, right), only(right, left)]
}
