//! What stands before everything else: help, leaving, saving.

use std::path::PathBuf;

use crate::wizard::chart;
use crate::wizard::field::TextLine;
use crate::wizard::leave::kept;
use crate::wizard::message::{Effect, Existing};
use crate::wizard::rules::Rules;
use crate::wizard::state::{Dialog, State};

/// The name that is offered for the answers.
const FILE: &str = "answers.json";

/// Shows the keys, or hides them.
pub fn help(state: &mut State) {
    state.dialog = match state.dialog.take() {
        None => Some(Dialog::Help),
        Some(Dialog::Help) => None,
        Some(
            other @ (Dialog::Chart(_) | Dialog::Leave | Dialog::Save(..) | Dialog::Replace(_)),
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
        state.dialog = Some(Dialog::Save(TextLine::offering(FILE.to_string()), None));
    }
}

/// Yes, to what is asked.
pub fn yes(state: &mut State) -> Option<Effect> {
    match state.dialog.take() {
        Some(Dialog::Leave) => Some(Effect::Leave),
        Some(Dialog::Replace(path)) => Some(write(state, &path, Existing::Replace)),
        other @ (Some(Dialog::Help | Dialog::Chart(_) | Dialog::Save(..)) | None) => {
            state.dialog = other;
            None
        }
    }
}

/// Enter in a dialog: takes the name of the file, closes the help. It never says yes.
pub fn forward(state: &mut State) -> Option<Effect> {
    match state.dialog.take() {
        Some(Dialog::Save(line, _)) => {
            let path = line.input.value().trim().to_string();
            if path.is_empty() {
                let why = Some("write the name of a file".to_string());
                state.dialog = Some(Dialog::Save(line, why));
                return None;
            }
            state.dialog = Some(Dialog::Save(line, None));
            Some(write(state, &path, Existing::Keep))
        }
        Some(asks @ (Dialog::Leave | Dialog::Replace(_))) => {
            state.dialog = Some(asks);
            None
        }
        Some(Dialog::Help | Dialog::Chart(_)) | None => None,
    }
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

/// The file could not be written; its name can be changed.
pub fn not_saved(state: &mut State, why: String) {
    match &mut state.dialog {
        Some(Dialog::Save(_, error)) => *error = Some(why),
        Some(Dialog::Help | Dialog::Chart(_) | Dialog::Leave | Dialog::Replace(_)) | None => {
            state.notice = Some(format!("not saved: {why}"));
        }
    }
}
