//! What would change the outcome: for each answer, the others that lead elsewhere.

use alloc::vec::Vec;

use super::state::{State, reachable, rule};
use super::trail::relevant;
use crate::facts::{Value, written};
use crate::model::{Classes, Kind, Rule, Target, Variable};
use crate::report::{Alternative, Change, ChangedAnswer};

/// The other answers that lead to another outcome, one for each group of answers that are alike.
pub fn alternatives(state: &State<'_>, reached: &Rule) -> Vec<Alternative> {
    let mut alternatives = Vec::new();
    for question in relevant(state) {
        let numbered = (0_u16..).zip(&state.decision.diagram.variables);
        let own = numbered
            .into_iter()
            .find(|(_, variable)| variable.questions == [question]);
        let Some((position, variable)) = own else {
            continue;
        };
        for class in (0..variable.count).filter(|class| state.class_of(position) != Some(*class)) {
            alternatives.extend(alternative(
                state,
                reached,
                question,
                (position, variable, class),
            ));
        }
    }
    alternatives
}

fn alternative(
    state: &State<'_>,
    reached: &Rule,
    question: u16,
    (position, variable, class): (u16, &Variable, u16),
) -> Option<Alternative> {
    let asked = state.model.questions.get(usize::from(question))?;
    let instead = |other: u16| {
        if other == position {
            Some(class)
        } else {
            state.class_of(other)
        }
    };
    let leaves = reachable(state.decision, state.decision.diagram.outcomes, instead);
    let mut outcomes: Vec<u16> = leaves
        .iter()
        .filter_map(|leaf| rule(state.decision, *leaf))
        .map(|rule| rule.outcome)
        .collect();
    outcomes.sort_unstable();
    outcomes.dedup();
    let outcome = match outcomes.as_slice() {
        [outcome] if *outcome == reached.outcome => return None,
        [outcome] => state
            .decision
            .outcomes
            .get(usize::from(*outcome))
            .map(|it| it.name.clone()),
        _ => None,
    };
    let (value, alike) = sample(state, question, variable, class)?;
    let answer = written(state.model, asked, &value);
    Some(Alternative {
        question: asked.name.clone(),
        answer,
        outcome,
        alike,
    })
}

/// The fewest answers that must be other ones for another outcome; questions not answered are free.
pub fn smallest(state: &State<'_>, reached: &Rule) -> Option<Change> {
    let mut known = alloc::vec![None; state.decision.diagram.nodes.len()];
    let root = state.decision.diagram.outcomes;
    let (_, leaf, classes) = cheapest(state, reached, root, &mut known)?;
    let outcome = rule(state.decision, leaf)?.outcome;
    let mut answers = Vec::new();
    for (position, class) in classes {
        let variable = state
            .decision
            .diagram
            .variables
            .get(usize::from(position))?;
        // A comparison of several answers has no one answer to change.
        let [question] = variable.questions.as_slice() else {
            return None;
        };
        let asked = state.model.questions.get(usize::from(*question))?;
        let (value, _) = sample(state, *question, variable, class)?;
        let answer = written(state.model, asked, &value);
        answers.push(ChangedAnswer {
            question: asked.name.clone(),
            answer,
        });
    }
    let outcome = state
        .decision
        .outcomes
        .get(usize::from(outcome))?
        .name
        .clone();
    Some(Change { outcome, answers })
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
        (Classes::Numbers(cuts), Kind::Number { least, .. }) => {
            Some((Value::Number(Classes::number(cuts, class, *least)), 0))
        }
        (Classes::Options(_) | Classes::Numbers(_) | Classes::Predicate(_), _) => None,
    }
}
