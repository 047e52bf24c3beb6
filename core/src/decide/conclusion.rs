//! What was concluded, in words.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::state::State;
use crate::evaluate::cite;
use crate::evaluate::condition::holds;
use crate::evaluate::template::filled;
use crate::facts::{Answer, written};
use crate::model::{Guard, Outcome, Rule, Template};
use crate::report::{Caution, Conclusion, DisputeText, EndpointShape, Reason, Setting, WhyNot};

/// The outcome of a rule, with the reasons of all rules that are still possible.
pub fn conclusion(state: &State<'_>, rule: &Rule) -> Conclusion {
    let State {
        model,
        facts,
        decision,
        ..
    } = state;
    let Some(outcome) = decision.outcomes.get(usize::from(rule.outcome)) else {
        return Conclusion::default();
    };
    let endpoints = outcome.endpoints.iter().map(|endpoint| {
        let settings = endpoint.settings.iter().map(|(name, own)| {
            let value = filled(model, facts, setting(rule, name, own));
            Setting {
                name: name.clone(),
                value,
            }
        });
        EndpointShape {
            kind: endpoint.kind.clone(),
            service: endpoint
                .of
                .map(|question| answer_word(state, question))
                .unwrap_or_default(),
            settings: settings.collect(),
        }
    });
    let mut reasons: Vec<Reason> = Vec::new();
    for rule in state.rules() {
        let because = filled(model, facts, &rule.because);
        if !reasons.iter().any(|reason| reason.because == because) {
            reasons.push(Reason {
                because,
                source: cite::first(model, &rule.citations),
                place: place(rule),
            });
        }
    }
    Conclusion {
        id: outcome.name.clone(),
        title: outcome.title.clone(),
        summary: filled(model, facts, &outcome.summary),
        endpoints: endpoints.collect(),
        steps: outcome
            .steps
            .iter()
            .map(|step| filled(model, facts, step))
            .collect(),
        reasons,
        disputes: disputes(state, outcome),
    }
}

/// The questions whose answers the words of an outcome repeat.
pub fn told_questions(outcome: &Outcome, rule: &Rule, found: &mut Vec<u16>) {
    outcome.summary.questions(found);
    rule.because.questions(found);
    outcome.steps.iter().for_each(|step| step.questions(found));
    for endpoint in &outcome.endpoints {
        found.extend(endpoint.of);
        for (name, own) in &endpoint.settings {
            setting(rule, name, own).questions(found);
        }
    }
}

/// What a setting is: what the rule says of it, or else what the outcome says.
fn setting<'model>(rule: &'model Rule, name: &str, own: &'model Template) -> &'model Template {
    let changed = rule.settings.iter().find(|(changed, _)| changed == name);
    changed.map_or(own, |(_, value)| value)
}

/// The branches written before the one taken that lead elsewhere, each with what failed first.
pub fn why_not(state: &State<'_>, taken: &Rule) -> Vec<WhyNot> {
    let earlier = state
        .decision
        .rules
        .iter()
        .take_while(|rule| *rule != taken);
    let elsewhere = earlier.filter(|rule| rule.outcome != taken.outcome);
    elsewhere
        .filter_map(|rule| {
            let failed = rule
                .path
                .iter()
                .find_map(|guard| first_failed(state, guard))?;
            let outcome = state.decision.outcomes.get(usize::from(rule.outcome))?;
            Some(WhyNot {
                outcome: outcome.name.clone(),
                failed,
                place: place(rule),
                source: cite::first(state.model, &rule.citations),
            })
        })
        .collect()
}

/// The first part of a branch's condition that does not hold, as it is written.
fn first_failed(state: &State<'_>, guard: &Guard) -> Option<String> {
    if holds(&guard.condition, state.facts, None) != Some(false) {
        return None;
    }
    let mut parts = guard.parts.iter();
    let failed = parts.find(|(part, _)| holds(part, state.facts, None) == Some(false));
    Some(failed.map_or_else(|| String::from("otherwise"), |(_, text)| text.clone()))
}

/// File and line of a rule.
fn place(rule: &Rule) -> String {
    let (file, line) = &rule.written;
    format!("{file}:{line}")
}

/// The answer to a choice, in one word.
fn answer_word(state: &State<'_>, question: u16) -> String {
    let asked = state.model.questions.get(usize::from(question));
    let answer = asked
        .zip(state.facts.get(question))
        .map(|(asked, value)| written(state.model, asked, value));
    match answer {
        Some(Answer::Word(word)) => word,
        Some(Answer::Words(words)) => words.join(","),
        None => String::new(),
    }
}

/// Disputes about the decision, its outcome and the records that were answered; those about what it
/// bills belong to its price.
fn disputes(state: &State<'_>, outcome: &Outcome) -> Vec<DisputeText> {
    let reached: Vec<String> = outcome
        .endpoints
        .iter()
        .filter_map(|endpoint| endpoint.of)
        .map(|question| answer_word(state, question))
        .collect();
    let mut names: Vec<&str> = alloc::vec![&state.decision.name, &outcome.name];
    names.extend(reached.iter().map(String::as_str));
    cite::disputes(state.model, &names, state.facts.on)
}

/// What to mind with an outcome.
pub fn cautions(state: &State<'_>, outcome: Option<u16>) -> Vec<Caution> {
    let raised = state.decision.cautions.iter();
    let raised = raised.filter(|it| it.period.holds(state.facts.on));
    let raised = raised.filter(|it| holds(&it.when, state.facts, outcome) == Some(true));
    raised
        .map(|caution| Caution {
            id: caution.name.clone(),
            text: filled(state.model, state.facts, &caution.text),
            source: cite::first(state.model, &caution.citations),
        })
        .collect()
}
