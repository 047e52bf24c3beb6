//! Answers are taken, changed, taken back, and everything that depends on them is worked out anew.

use std::rc::Rc;

use tollgate_core::diagnostic::Diagnostic;
use tollgate_core::facts::{Answer, Answers};

use super::go;
use crate::wizard::field::entered;
use crate::wizard::further::further;
use crate::wizard::result::{self, Section};
use crate::wizard::rules::{Rules, decide};
use crate::wizard::state::{Facts, State, Step};
use crate::wizard::trail::{Standing, rows};

/// Makes facts the state's own, with everything that follows from them.
pub fn derive(rules: &Rules, state: &mut State, facts: Facts) -> Result<(), Vec<Diagnostic>> {
    state.report = match &facts.decision {
        Some(decision) => Some(decide(rules, decision, &facts.answers)?),
        None => None,
    };
    state.facts = facts;
    state.further = match state.is_decided() {
        true => Rc::new(further(rules, &state.facts)),
        false => Rc::default(),
    };
    if !result::there(state).contains(&state.pane.section) {
        super::open(state, Section::Decision);
    }
    Ok(())
}

/// Takes what stands in the field as the answer and goes on; says why where it cannot be taken.
pub fn enter(rules: &Rules, state: &mut State) {
    let Step::Question(asking) = &state.step else {
        return;
    };
    let question = asking.question.id.clone();
    let taken = entered(&asking.question, &asking.field)
        .and_then(|answer| give(rules, state, &question, answer));
    if let (Err(why), Step::Question(asking)) = (taken, &mut state.step) {
        asking.error = Some(why);
    }
}

/// Gives an answer to a question; the words of the diagnostics where it is not one.
pub fn give(
    rules: &Rules,
    state: &mut State,
    question: &str,
    answer: Answer,
) -> Result<(), String> {
    let mut facts = state.facts.clone();
    facts.answers.set(question, answer);
    let before = rows(state);
    let earlier = state.facts.clone();
    let concluded = outcome(state);
    derive(rules, state, facts).map_err(|wrong| in_words(&wrong))?;
    if state.facts != earlier {
        state.history.remember(&earlier);
        state.notice = changes(state, &before);
    }
    if outcome(state) != concluded {
        super::open(state, Section::Decision);
    } else if is_refinement(state, question) {
        super::open(state, Section::Cost);
    }
    go::on(rules, state);
    Ok(())
}

/// Chooses the decision to take, with every answer so far that it takes as well.
pub fn choose(rules: &Rules, state: &mut State, decision: String) {
    let earlier = state.facts.clone();
    let fits = |question: &str, answer: &Answer| {
        let mut alone = Answers::default();
        alone.set(question, answer.clone());
        decide(rules, &decision, &alone).is_ok()
    };
    let mut facts = earlier.clone();
    facts
        .answers
        .given
        .retain(|(question, answer)| fits(question, answer));
    facts.decision = Some(decision.clone());
    start_from(rules, state, facts);
}

/// Starts from facts that were given elsewhere: a share text, an earlier wizard.
pub fn start_from(rules: &Rules, state: &mut State, facts: Facts) {
    let earlier = state.facts.clone();
    match derive(rules, state, facts) {
        Ok(()) => {
            state.dialog = None;
            if state.facts != earlier {
                state.history.remember(&earlier);
            }
            super::open(state, Section::Decision);
            go::on(rules, state);
        }
        Err(wrong) => super::dialog::not_taken(state, in_words(&wrong)),
    }
}

/// Opens a question again with its answer in place.
pub fn reopen(rules: &Rules, state: &mut State, question: &str) {
    state.trail = None;
    go::ask(rules, state, question);
}

/// Takes the last change back.
pub fn undo(rules: &Rules, state: &mut State) {
    let earlier = state.history.undo(&state.facts);
    restore(rules, state, earlier, "nothing to undo");
}

/// Does the last undone change again.
pub fn redo(rules: &Rules, state: &mut State) {
    let later = state.history.redo(&state.facts);
    restore(rules, state, later, "nothing to redo");
}

fn restore(rules: &Rules, state: &mut State, facts: Option<Facts>, nothing: &str) {
    match facts.map(|facts| derive(rules, state, facts)) {
        Some(Ok(())) => {
            state.trail = None;
            go::on(rules, state);
        }
        Some(Err(wrong)) => state.notice = Some(in_words(&wrong)),
        None => state.notice = Some(nothing.to_string()),
    }
}

/// What a changed answer did to the others, where it did anything.
fn changes(state: &State, before: &[crate::wizard::trail::Row]) -> Option<String> {
    let after = rows(state);
    let aside = |rows: &[crate::wizard::trail::Row], question: &str| {
        rows.iter()
            .any(|row| row.question == question && row.standing == Standing::Aside)
    };
    let moved = |to_aside: bool| -> Vec<&str> {
        let same = |row: &&crate::wizard::trail::Row| {
            before.iter().any(|old| old.question == row.question)
        };
        after
            .iter()
            .filter(same)
            .map(|row| row.question.as_str())
            .filter(|name| aside(before, name) != aside(&after, name))
            .filter(|name| aside(&after, name) == to_aside)
            .collect()
    };
    let said: Vec<String> = [("kept aside", moved(true)), ("in use again", moved(false))]
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(what, names)| format!("{what}: {}", names.join(", ")))
        .collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// Identifier of the outcome, once there is one.
fn outcome(state: &State) -> Option<String> {
    let outcome = state.report.as_ref()?.outcome.as_ref()?;
    Some(outcome.id.clone())
}

fn is_refinement(state: &State, question: &str) -> bool {
    rows(state)
        .iter()
        .any(|row| row.question == question && row.standing == Standing::Refines)
}

/// Diagnostics as a person says them: what is wrong, and what to write instead.
pub fn in_words(diagnostics: &[Diagnostic]) -> String {
    let sentences: Vec<String> = diagnostics
        .iter()
        .map(|diagnostic| match &diagnostic.help {
            Some(help) => format!("{}; {help}", diagnostic.message),
            None => diagnostic.message.clone(),
        })
        .collect();
    sentences.join(". ")
}
