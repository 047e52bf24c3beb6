//! What would change the outcome: for each answer, the others that lead elsewhere.

use alloc::string::String;
use alloc::vec::Vec;

use super::crossing;
use super::state::{State, rule};
use super::trail::relevant;
use crate::facts::{Value, written};
use crate::model::{Classes, Kind, Rule, Target, Variable};
use crate::quantity::Decimal;
use crate::report::{Alternative, Change, ChangedAnswer};

/// The other answers that lead to another outcome: one for each group of answers that are alike, and
/// for numbers that are compared with other answers, the nearest on the other side.
pub fn alternatives(state: &State<'_>, reached: &Rule) -> Vec<Alternative> {
    let mut alternatives: Vec<Alternative> = Vec::new();
    for question in relevant(state) {
        for (value, alike) in answers_of_classes(state, question) {
            alternatives.extend(alternative(state, reached, question, value, alike));
        }
        for value in answers_across(state, question) {
            let found = alternative(state, reached, question, value, 0);
            let known = |found: &Alternative| {
                alternatives
                    .iter()
                    .any(|it| it.question == found.question && it.outcome == found.outcome)
            };
            alternatives.extend(found.filter(|found| !known(found)));
        }
    }
    alternatives
}

/// Where another answer leads; nothing where it leads to the outcome reached.
fn alternative(
    state: &State<'_>,
    reached: &Rule,
    question: u16,
    value: Value,
    alike: u32,
) -> Option<Alternative> {
    let asked = state.model.questions.get(usize::from(question))?;
    let answer = written(state.model, asked, &value);
    let mut facts = state.facts.clone();
    facts.set(question, Some(value));
    let changed = State::new(state.model, state.decision, &facts);
    let outcome = match changed.outcomes().as_slice() {
        [outcome] if *outcome == reached.outcome => return None,
        [outcome] => Some(outcome_name(state, *outcome)?),
        _ => None,
    };
    Some(Alternative {
        question: asked.name.clone(),
        answer,
        outcome,
        alike,
    })
}

fn outcome_name(state: &State<'_>, outcome: u16) -> Option<String> {
    let outcome = state.decision.outcomes.get(usize::from(outcome))?;
    Some(outcome.name.clone())
}

/// An answer of each class but the one given, with the number of further ones in it.
fn answers_of_classes(state: &State<'_>, question: u16) -> Vec<(Value, u32)> {
    let mut numbered = (0_u16..).zip(&state.decision.diagram.variables);
    let own = numbered.find(|(_, variable)| variable.questions == [question]);
    let Some((position, variable)) = own else {
        return Vec::new();
    };
    let given = state.class_of(position);
    let classes = (0..variable.count).filter(|class| given != Some(*class));
    classes
        .filter_map(|class| sample(state, question, variable, class))
        .collect()
}

/// Numbers across the turns of each comparison that a question is part of.
fn answers_across(state: &State<'_>, question: u16) -> Vec<Value> {
    let variables = state.decision.diagram.variables.iter();
    let compared = variables.filter_map(Variable::compared);
    compared
        .flat_map(|(first, second)| crossing::numbers_across(state, question, first, second))
        .collect()
}

/// The fewest answers that must be other ones for another outcome; questions not answered are free.
pub fn smallest(state: &State<'_>, reached: &Rule, alternatives: &[Alternative]) -> Option<Change> {
    let several = several(state, reached);
    if several.as_ref().is_some_and(|it| it.answers.len() <= 1) {
        return several;
    }
    let single = alternatives.iter().find_map(|alternative| {
        Some(Change {
            outcome: alternative.outcome.clone()?,
            answers: alloc::vec![ChangedAnswer {
                question: alternative.question.clone(),
                answer: alternative.answer.clone(),
            }],
        })
    });
    single.or(several)
}

/// The fewest answers to change on a way through the diagram, where they do lead to its end.
fn several(state: &State<'_>, reached: &Rule) -> Option<Change> {
    let mut known = alloc::vec![None; state.decision.diagram.nodes.len()];
    let root = state.decision.diagram.outcomes;
    let (_, leaf, classes) = cheapest(state, reached, root, &mut known)?;
    let outcome = rule(state.decision, leaf)?.outcome;
    let mut facts = state.facts.clone();
    let mut answers = Vec::new();
    for (position, class) in classes {
        let variable = state
            .decision
            .diagram
            .variables
            .get(usize::from(position))?;
        let question = *variable.questions.first()?;
        let asked = state.model.questions.get(usize::from(question))?;
        let (value, _) = sample(state, question, variable, class)?;
        let answer = written(state.model, asked, &value);
        answers.push(ChangedAnswer {
            question: asked.name.clone(),
            answer,
        });
        facts.set(question, Some(value));
    }
    // An answer that changes may turn a comparison that the way took as it was.
    let changed = State::new(state.model, state.decision, &facts);
    let leads_there = changed.outcomes().contains(&outcome);
    let outcome = outcome_name(state, outcome)?;
    leads_there.then_some(Change { outcome, answers })
}

/// How many answers change, the leaf they lead to, and the classes they change to.
type Way = (usize, u32, Vec<(u16, u16)>);

/// The way with the fewest changes from a node to another outcome, where there is one.
fn cheapest(
    state: &State<'_>,
    reached: &Rule,
    target: Target,
    known: &mut [Option<Option<Way>>],
) -> Option<Way> {
    let diagram = &state.decision.diagram;
    let Some(node) = diagram.node(target) else {
        let leaf = target.place().ok()?;
        let elsewhere = rule(state.decision, leaf)?.outcome != reached.outcome;
        return elsewhere.then(|| (0, leaf, Vec::new()));
    };
    let place = target
        .place()
        .err()
        .and_then(|position| usize::try_from(position).ok())?;
    if let Some(Some(way)) = known.get(place) {
        return way.clone();
    }
    let mut best: Option<Way> = None;
    for (class, child) in (0_u16..).zip(diagram.children(node)) {
        let Some((changes, leaf, mut classes)) = cheapest(state, reached, *child, known) else {
            continue;
        };
        let changed = state
            .class_of(node.variable)
            .is_some_and(|own| own != class);
        let variable = diagram.variables.get(usize::from(node.variable));
        let compares = variable.is_some_and(|it| it.compared().is_some());
        if changed && compares {
            // A comparison of several answers has no one answer to change.
            continue;
        }
        let changes = changes.saturating_add(usize::from(changed));
        if changed {
            classes.insert(0, (node.variable, class));
        }
        if best.as_ref().is_none_or(|(least, ..)| changes < *least) {
            best = Some((changes, leaf, classes));
        }
    }
    if let Some(slot) = known.get_mut(place) {
        *slot = Some(best.clone());
    }
    best
}

/// An answer of a class, the one nearest to the answer given, and how many more are in it.
fn sample(
    state: &State<'_>,
    question: u16,
    variable: &Variable,
    class: u16,
) -> Option<(Value, u32)> {
    let asked = state.model.questions.get(usize::from(question))?;
    match (&variable.classes, &asked.kind) {
        (Classes::Flag, _) => Some((Value::Flag(class == 1), 0)),
        (Classes::Options(classes), Kind::Choice(_)) => {
            let mut alike = (0_u16..)
                .zip(classes)
                .filter(|(_, of_value)| **of_value == class);
            let (first, _) = alike.next()?;
            Some((
                Value::Option(first),
                u32::try_from(alike.count()).unwrap_or(u32::MAX),
            ))
        }
        (Classes::Options(classes), Kind::Set(_)) => {
            let Some(Value::Options(given)) = state.facts.get(question) else {
                return None;
            };
            let alike = (0_u16..)
                .zip(classes)
                .skip(1)
                .filter(|(_, of_mask)| **of_mask == class);
            let masks: Vec<u16> = alike.map(|(mask, _)| mask).collect();
            let nearest = masks
                .iter()
                .min_by_key(|mask| (*mask ^ given).count_ones())?;
            let others = masks.len().saturating_sub(1);
            Some((
                Value::Options(*nearest),
                u32::try_from(others).unwrap_or(u32::MAX),
            ))
        }
        (Classes::Numbers(cuts), Kind::Number { least, whole, .. }) => {
            let given = state.facts.number(question)?;
            let below = class < Classes::of_number(cuts, given);
            let last = cuts.get(usize::from(class)).filter(|_| below);
            let last = last.and_then(|cut| match (cut.behind, whole) {
                (true, _) => Some(cut.at),
                (false, true) => cut.at.checked_sub(Decimal::ONE),
                (false, false) => None,
            });
            let number = last.unwrap_or_else(|| Classes::number(cuts, class, *least));
            Some((Value::Number(number), 0))
        }
        (Classes::Options(_) | Classes::Numbers(_) | Classes::Order(..), _) => None,
    }
}
