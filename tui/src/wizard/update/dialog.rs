//! What stands before everything else: help, leaving, saving.

use std::path::PathBuf;

use tollgate_core::facts::read_share;

use super::answer;

use crate::wizard::chart;
use crate::wizard::leave::kept;
use crate::wizard::message::{Effect, Existing};
use crate::wizard::rules::Rules;
use crate::wizard::state::{Asks, Dialog, Door, Facts, State, Typed};

/// The name that is offered for the answers.
const FILE: &str = "answers.json";

/// Shows the keys, or hides them.
pub fn help(state: &mut State) {
    state.dialog = match state.dialog.take() {
        None => Some(Dialog::Help),
        Some(Dialog::Help) => None,
        Some(
            other @ (Dialog::Chart(_) | Dialog::Leave | Dialog::Typed(_) | Dialog::Replace(_)),
        ) => Some(other),
    };
}

/// Shows what the result costs over its volume, or hides it.
pub fn chart(rules: &Rules, state: &mut State) {
    if matches!(state.dialog, Some(Dialog::Chart(_))) {
        state.dialog = None;
        return;
    }
    match chart::chart(rules, state) {
        Some(curves) => state.dialog = Some(Dialog::Chart(Box::new(curves))),
        None => {
            state.notice = Some(
                "no chart: the cost hangs on open answers, unknown rates or no volume".to_string(),
            )
        }
    }
}

/// Asks for the name of a file.
pub fn save(state: &mut State) {
    if state.facts.answers.given.is_empty() {
        state.notice = Some("nothing is answered yet".to_string());
    } else {
        state.dialog = Some(Dialog::Typed(Typed::new(Asks::File, FILE)));
    }
}

/// Yes, to what is asked.
pub fn yes(state: &mut State) -> Option<Effect> {
    match state.dialog.take() {
        Some(Dialog::Leave) => Some(Effect::Leave),
        Some(Dialog::Replace(path)) => Some(write(state, &path, Existing::Replace)),
        other @ (Some(Dialog::Help | Dialog::Chart(_) | Dialog::Typed(_)) | None) => {
            state.dialog = other;
            None
        }
    }
}

/// Enter in a dialog: takes the name of the file, closes the help. It never says yes.
pub fn forward(rules: &Rules, state: &mut State) -> Option<Effect> {
    match state.dialog.take() {
        Some(Dialog::Typed(typed)) => {
            let text = typed.line.input.value().trim().to_string();
            let asks = typed.asks;
            state.dialog = Some(Dialog::Typed(typed));
            take(rules, state, asks, &text)
        }
        Some(asks @ (Dialog::Leave | Dialog::Replace(_))) => {
            state.dialog = Some(asks);
            None
        }
        Some(Dialog::Help | Dialog::Chart(_)) | None => None,
    }
}

/// Takes what was typed, or says why not.
fn take(rules: &Rules, state: &mut State, asks: Asks, text: &str) -> Option<Effect> {
    match asks {
        Asks::File if text.is_empty() => not_taken(state, "write the name of a file".to_string()),
        Asks::File => return Some(write(state, text, Existing::Keep)),
        Asks::Estate(_) if text.is_empty() => {
            not_taken(state, "write the name of a folder or a file".to_string());
        }
        Asks::Estate(tool) => {
            let estate = Some(PathBuf::from(text));
            state.door = Some(Door { tool, estate });
            return Some(Effect::Open);
        }
        Asks::Share => match read_share(text) {
            Ok((decision, answers)) => {
                let facts = Facts {
                    decision: Some(decision),
                    answers,
                };
                answer::start_from(rules, state, facts);
            }
            Err(wrong) => not_taken(state, answer::in_words(&[wrong])),
        },
    }
    None
}

fn write(state: &State, path: &str, existing: Existing) -> Effect {
    Effect::Save {
        path: PathBuf::from(path),
        text: kept(state).to_json(),
        existing,
    }
}

/// The file was written.
pub fn saved(state: &mut State, path: &str) {
    state.dialog = None;
    state.notice = Some(format!("saved: {path}"));
}

/// What was typed does not do; it can be changed.
pub fn not_taken(state: &mut State, why: String) {
    match &mut state.dialog {
        Some(Dialog::Typed(typed)) => typed.error = Some(why),
        Some(Dialog::Help | Dialog::Chart(_) | Dialog::Leave | Dialog::Replace(_)) | None => {
            state.notice = Some(format!("not taken: {why}"));
        }
    }
}
