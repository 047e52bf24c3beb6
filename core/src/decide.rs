//! One decision: which question is next, what was concluded and why, and what would change it.

#[cfg(test)]
mod answers;
mod billed;
mod change;
mod conclusion;
mod crossing;
mod next;
mod prepare;
mod question;
mod state;
mod trail;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

pub use billed::bills;
pub use next::Goal;
pub use prepare::{Encoded, Evaluation, Prepared, prepare};
use question::question_at;
use state::State;

use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::evaluate::bill::{Terms, bill};
use crate::evaluate::condition::holds;
use crate::facts::{Answers, Facts, Value, check, read, share, written};
use crate::model::{Decision, Model, Rule};
use crate::report::{BillOption, DecisionReport, DecisionStatus, QuestionText, Refinement};

/// What is asked of a decision.
#[derive(Debug, Clone, Copy)]
pub struct Request<'request> {
    /// Name of the decision.
    pub decision: &'request str,
    /// The answers given.
    pub answers: &'request Answers,
    /// Whether questions that are not answered take their default.
    pub defaults: Defaults,
    /// The day whose rates and rules are used.
    pub on: Option<Date>,
}

/// What becomes of questions that are not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Defaults {
    /// They stay open.
    Leave,
    /// They take their default, where they have one.
    Take,
}

impl From<bool> for Defaults {
    /// Whether they are taken.
    fn from(taken: bool) -> Self {
        if taken { Self::Take } else { Self::Leave }
    }
}

/// Decides as far as the answers carry.
///
/// # Errors
/// Where the decision does not exist, or an answer does not suit its question.
pub fn decide(model: &Model, request: &Request<'_>) -> Result<DecisionReport, Vec<Diagnostic>> {
    let decision = find(model, request.decision, request.on)?;
    let mut facts = read(model, request.answers, request.on)?;
    let mut defaulted = Vec::new();
    if request.defaults == Defaults::Take {
        take_defaults(model, decision, &mut facts, &mut defaulted);
    }
    let state = State::new(model, decision, &facts);
    let rule = state.rule();
    let decided = rule.filter(|_| state.is_decided());
    let outcome = decided.map(|rule| rule.outcome);
    let alternatives = decided
        .map(|rule| change::alternatives(&state, rule))
        .unwrap_or_default();
    let price = decided.and_then(|rule| price(&state, rule, request.on));
    let refine = decided
        .map(|rule| refinements(&state, rule))
        .unwrap_or_default();
    let next = next::next(&state, Goal::Outcome);
    Ok(DecisionReport {
        open: open(&state, next),
        decision: decision.name.clone(),
        status: if decided.is_some() {
            DecisionStatus::Decided
        } else {
            DecisionStatus::Open
        },
        question: next.and_then(|it| question_at(model, it, request.on)),
        outcome: decided.map(|rule| conclusion::conclusion(&state, rule)),
        cautions: conclusion::cautions(&state, outcome),
        smallest_change: decided.and_then(|rule| change::smallest(&state, rule, &alternatives)),
        would_change: alternatives,
        why_not: decided
            .map(|rule| conclusion::why_not(&state, rule))
            .unwrap_or_default(),
        possible: state.possible(),
        refine,
        price,
        unused: unused(&state, request.answers, decided),
        defaulted,
        share: share(&decision.name, &normal(model, request.answers, &facts)),
        trail: trail::trail(&state),
    })
}

/// The question of a name, ready to be shown with the answers of a day.
#[must_use]
pub fn question(model: &Model, name: &str, on: Option<Date>) -> Option<QuestionText> {
    model
        .question(name)
        .and_then(|(position, _)| question_at(model, position, on))
}

/// The question to ask next; nothing where no answer can change the goal any more.
///
/// # Errors
/// Where the decision does not exist, or an answer does not suit its question.
pub fn next_question(
    model: &Model,
    request: &Request<'_>,
    goal: Goal,
) -> Result<Option<QuestionText>, Vec<Diagnostic>> {
    let decision = find(model, request.decision, request.on)?;
    let facts = read(model, request.answers, request.on)?;
    let state = State::new(model, decision, &facts);
    Ok(next::next(&state, goal).and_then(|position| question_at(model, position, request.on)))
}

/// The ways that answers leave open on a day, by their position among the rules of the decision.
///
/// # Errors
/// Where the decision does not exist, or an answer does not suit its question.
pub fn ways_left(
    model: &Model,
    decision: &str,
    answers: &Answers,
    on: Option<Date>,
) -> Result<Vec<u16>, Vec<Diagnostic>> {
    let decision = find(model, decision, on)?;
    let facts = read(model, answers, on)?;
    Ok(State::new(model, decision, &facts).ways())
}

fn find<'model>(
    model: &'model Model,
    name: &str,
    on: Option<Date>,
) -> Result<&'model Decision, Vec<Diagnostic>> {
    let decision = model
        .decision(name, on)
        .ok_or_else(|| alloc::vec![unknown(model, name)])?;
    if !cfg!(feature = "comparisons") && decision.diagram.compares() {
        let message = format!("`{name}` compares several answers, which this build leaves out");
        let help = "take a whole build: on a page, the script tollgate-full.js";
        return Err(alloc::vec![
            Diagnostic::unplaced(Code::LeftOut, message).help(help)
        ]);
    }
    Ok(decision)
}

fn unknown(model: &Model, name: &str) -> Diagnostic {
    let mut known: Vec<&str> = model
        .decisions
        .iter()
        .map(|decision| decision.name.as_str())
        .collect();
    known.dedup();
    let help = match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known decisions: {}", known.join(", ")),
    };
    Diagnostic::unplaced(Code::UnknownName, format!("there is no decision `{name}`")).help(help)
}

/// Answers every question that is open by its default, as long as there is one.
fn take_defaults(model: &Model, decision: &Decision, facts: &mut Facts, taken: &mut Vec<String>) {
    loop {
        let state = State::new(model, decision, facts);
        let on = facts.on;
        let has_default = |it: &u16| default(model, *it, on).is_some();
        let next = next::next(&state, Goal::Outcome).filter(has_default);
        // Where the next question has none, another's default may decide without it.
        let next = next.or_else(|| next::open(&state).into_iter().find(has_default));
        let next = next.or_else(|| {
            let rule = state.rule().filter(|_| state.is_decided())?;
            let open = refinements(&state, rule).into_iter();
            let positions = open.filter_map(|it| model.question(&it.question));
            positions.map(|(position, _)| position).find(has_default)
        });
        let Some(position) = next else { return };
        let Some((name, value)) = default(model, position, on) else {
            return;
        };
        taken.push(name);
        facts.set(position, Some(value));
    }
}

fn default(model: &Model, position: u16, on: Option<Date>) -> Option<(String, Value)> {
    let question = model.questions.get(usize::from(position))?;
    let value = check(model, question, question.default.as_ref()?, on).ok()?;
    Some((question.name.clone(), value))
}

/// What the outcome costs a month, where all that its bill needs was answered.
fn price(state: &State<'_>, rule: &Rule, on: Option<Date>) -> Option<BillOption> {
    let outcome = state.decision.outcomes.get(usize::from(rule.outcome))?;
    if outcome.bill.is_empty() {
        return None;
    }
    let items = billed::items(state, outcome)?;
    let terms = Terms {
        on,
        ..Terms::default()
    };
    bill(state.model, &terms, &outcome.name, &items).ok()
}

/// Open questions that change the price or the cautions of the outcome reached.
fn refinements(state: &State<'_>, rule: &Rule) -> Vec<Refinement> {
    let mut for_price = Vec::new();
    if let Some(outcome) = state.decision.outcomes.get(usize::from(rule.outcome)) {
        outcome
            .bill
            .iter()
            .for_each(|item| next::bill_questions(state, item, &mut for_price));
    }
    let mut for_cautions = Vec::new();
    for caution in &state.decision.cautions {
        if holds(&caution.when, state.facts, Some(rule.outcome)).is_none() {
            caution.when.questions(&mut for_cautions);
        }
    }
    let open = state
        .decision
        .order
        .iter()
        .filter(|question| state.facts.get(**question).is_none());
    open.filter_map(|question| {
        let asked = state.model.questions.get(usize::from(*question))?;
        let mut changes = Vec::new();
        if for_price.contains(question) {
            changes.push(String::from("price"));
        }
        if for_cautions.contains(question) {
            changes.push(String::from("cautions"));
        }
        (!changes.is_empty()).then(|| Refinement {
            question: asked.name.clone(),
            changes,
        })
    })
    .collect()
}

/// Names of the questions that may still change the outcome, the next one first.
fn open(state: &State<'_>, next: Option<u16>) -> Vec<String> {
    let later = next::open(state).into_iter();
    let later = later.filter(|question| Some(*question) != next);
    let asked = next.into_iter().chain(later);
    let asked = asked.filter_map(|it| state.model.questions.get(usize::from(it)));
    asked.map(|question| question.name.clone()).collect()
}

/// Answers that nothing of the result depends on, in the order in which they were given.
fn unused(state: &State<'_>, answers: &Answers, decided: Option<&Rule>) -> Vec<String> {
    let mut used = trail::relevant(state);
    let concluded = decided.and_then(|rule| {
        let outcome = state.decision.outcomes.get(usize::from(rule.outcome))?;
        Some((rule, outcome))
    });
    if let Some((rule, outcome)) = concluded {
        // What the outcome bills is asked for, also where today's rates do not depend on it.
        for item in &outcome.bill {
            used.push(item.region);
            item.quantities.iter().for_each(|it| it.slots(&mut used));
        }
        conclusion::told_questions(outcome, rule, &mut used);
    }
    let outcome = decided.map(|rule| rule.outcome);
    for caution in &state.decision.cautions {
        let raised = holds(&caution.when, state.facts, outcome);
        if raised == Some(true) {
            caution.text.questions(&mut used);
        } else if raised.is_none() || decided.is_none() {
            // Before the end only a caution that is shown has used its answers.
            continue;
        }
        let mut questions = Vec::new();
        caution.when.questions(&mut questions);
        for question in questions {
            let mut without = state.facts.clone();
            without.set(question, None);
            if holds(&caution.when, &without, outcome).is_none() {
                used.push(question);
            }
        }
    }
    let unused = answers.given.iter().filter(|(name, _)| {
        state
            .model
            .question(name)
            .is_none_or(|(position, _)| !used.contains(&position))
    });
    unused.map(|(name, _)| name.clone()).collect()
}

/// The answers as they were understood: sets as lists, numbers without their unit.
fn normal(model: &Model, answers: &Answers, facts: &Facts) -> Answers {
    let mut normal = Answers::default();
    for (name, _) in &answers.given {
        let Some((position, question)) = model.question(name) else {
            continue;
        };
        if let Some(value) = facts.get(position) {
            normal.set(name, written(model, question, value));
        }
    }
    normal
}
