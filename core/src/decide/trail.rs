//! The way from the answers to the outcome, step by step.

use alloc::string::String;
use alloc::vec::Vec;

use super::state::State;
use crate::evaluate::cite;
use crate::evaluate::template::filled;
use crate::facts::written;
use crate::model::Rule;
use crate::report::{SourceText, TrailStep};

/// The answers that led here, each with the sentence of its branch.
pub fn trail(state: &State<'_>) -> Vec<TrailStep> {
    let steps = relevant(state).into_iter().filter_map(|question| {
        let asked = state.model.questions.get(usize::from(question))?;
        let answer = written(state.model, asked, state.facts.get(question)?);
        let (because, source) = match sentence(state, question) {
            Some((because, source)) => (because, Some(source)),
            None => (String::new(), None),
        };
        Some(TrailStep {
            question: asked.name.clone(),
            answer,
            because,
            source,
        })
    });
    steps.collect()
}

/// The sentence that a branch on this question carries, or else the one of the conclusion; nothing
/// where the rules that are still possible say different things.
fn sentence(state: &State<'_>, question: u16) -> Option<(String, SourceText)> {
    let mut sentences = state.rules().map(|rule| sentence_of(state, rule, question));
    let first = sentences.next()??;
    sentences
        .all(|other| other.as_ref() == Some(&first))
        .then_some(first)
}

fn sentence_of(state: &State<'_>, rule: &Rule, question: u16) -> Option<(String, SourceText)> {
    let mut own = rule
        .path
        .iter()
        .filter(|guard| guard.questions.contains(&question));
    let spoken = own.find_map(|guard| Some((guard.because.as_ref()?, &guard.citations)));
    let (because, citations) = match spoken {
        Some(spoken) => spoken,
        None if state.is_decided() => (&rule.because, &rule.citations),
        None => return None,
    };
    Some((
        filled(state.model, state.facts, because),
        cite::first(state.model, citations),
    ))
}

/// The questions that were answered and would have been asked, in the order of asking.
///
/// Each question is looked at once, in the order of the specs; it counts where the rules, restricted
/// to the answers before it, still depend on it.
pub fn relevant(state: &State<'_>) -> Vec<u16> {
    let diagram = &state.decision.diagram;
    let mut builder = state.builder();
    let mut root = diagram.rules;
    let mut relevant = Vec::new();
    for question in &state.decision.order {
        if state.facts.get(*question).is_none() {
            continue;
        }
        let below = builder.variables_below(root);
        let mut read = diagram
            .variables
            .iter()
            .zip(below)
            .filter(|(_, below)| *below);
        let depends = read.any(|(variable, _)| variable.questions.contains(question));
        if !depends {
            continue;
        }
        relevant.push(*question);
        root = builder.restrict(root, &|position| {
            let variable = diagram.variables.get(usize::from(position))?;
            // A comparison may be told before all that it looks at was answered.
            let told = variable
                .questions
                .iter()
                .all(|read| relevant.contains(read) || state.facts.get(*read).is_none());
            told.then(|| state.class_of(position)).flatten()
        });
    }
    relevant
}
