//! What stands before everything else: help, leaving, saving.

use std::path::PathBuf;
use std::rc::Rc;

use tollgate_core::facts::read_share;

use super::answer;

use crate::wizard::compare::{self, Branch};
use crate::wizard::message::{Effect, Existing};
use crate::wizard::result::Section;
use crate::wizard::rules::Rules;
use crate::wizard::state::{Asks, Dialog, Door, Facts, State, Typed};
use crate::wizard::{export, keys};

/// Shows the keys, or hides them.
pub fn help(state: &mut State) {
    state.dialog = match state.dialog.take() {
        None => Some(Dialog::Help(keys::help(state))),
        Some(Dialog::Help(_)) => None,
        Some(
            other @ (Dialog::Chart(_)
            | Dialog::Compare(_)
            | Dialog::Leave
            | Dialog::Typed(_)
            | Dialog::Replace(_)),
        ) => Some(other),
    };
}

/// Shows what the result costs over its volume, or hides it.
pub fn chart(state: &mut State) {
    if matches!(state.dialog, Some(Dialog::Chart(_))) {
        state.dialog = None;
        return;
    }
    match state.further.curves.clone() {
        Some(curves) => state.dialog = Some(Dialog::Chart(Box::new(curves))),
        None => {
            state.notice = Some(
                "no chart: the cost hangs on open answers, unknown rates or no volume".to_string(),
            )
        }
    }
}

/// Keeps the result, to compare others with it; a kept one that is still shown is let go.
pub fn keep(state: &mut State) {
    let same = |kept: &Rc<Branch>| kept.facts == state.facts;
    if state.kept.as_ref().is_some_and(same) {
        state.kept = None;
        state.notice = Some("not kept any more".to_string());
        return;
    }
    state.kept = compare::branch(state).map(Rc::new);
    if state.kept.is_some() {
        state.notice = Some("kept: change an answer, then v shows both".to_string());
    }
}

/// Shows the kept result beside this one, or without one the branch that has the cursor; or hides them.
pub fn compare(rules: &Rules, state: &mut State) {
    if matches!(state.dialog, Some(Dialog::Compare(_))) {
        state.dialog = None;
        return;
    }
    let now = compare::branch(state);
    let kept = state
        .kept
        .as_deref()
        .filter(|kept| kept.facts != state.facts);
    let tried = (state.pane.section == Section::Change)
        .then(|| compare::what_if(rules, state, state.pane.cursor))
        .flatten();
    let found = match (now, kept, tried) {
        (Some(now), Some(kept), _) => Some(compare::compare(rules, (kept, "kept"), (&now, "now"))),
        (Some(now), None, Some(tried)) => {
            Some(compare::compare(rules, (&now, "now"), (&tried, "what if")))
        }
        _ => None,
    };
    match found {
        Some(comparison) => state.dialog = Some(Dialog::Compare(comparison)),
        None => {
            state.notice = Some(
                "keep a result with b, then change an answer; or use v in What-if".to_string(),
            );
        }
    }
}

/// Copies what is shown.
pub fn copy(rules: &Rules, state: &mut State) -> Option<Effect> {
    let text = export::copied(rules, state);
    if text.is_none() {
        state.notice = Some("there is nothing to copy here".to_string());
    }
    text.map(Effect::Copy)
}

/// Asks for the name of a file.
pub fn save(state: &mut State) {
    if state.facts.answers.given.is_empty() {
        state.notice = Some("nothing is answered yet".to_string());
    } else {
        let offered = export::offered(state);
        state.dialog = Some(Dialog::Typed(Typed::new(Asks::File, offered)));
    }
}

/// Yes, to what is asked.
pub fn yes(state: &mut State) -> Option<Effect> {
    match state.dialog.take() {
        Some(Dialog::Leave) => Some(Effect::Leave),
        Some(Dialog::Replace(path)) => write(state, &path, Existing::Replace),
        other @ (Some(
            Dialog::Help(_) | Dialog::Chart(_) | Dialog::Compare(_) | Dialog::Typed(_),
        )
        | None) => {
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
        Some(Dialog::Help(_) | Dialog::Chart(_) | Dialog::Compare(_)) | None => None,
    }
}

/// Takes what was typed, or says why not.
fn take(rules: &Rules, state: &mut State, asks: Asks, text: &str) -> Option<Effect> {
    match asks {
        Asks::File if text.is_empty() => not_taken(state, "write the name of a file".to_string()),
        Asks::File => return write(state, text, Existing::Keep),
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

fn write(state: &mut State, path: &str, existing: Existing) -> Option<Effect> {
    match export::written(state, path) {
        Ok(text) => Some(Effect::Save {
            path: PathBuf::from(path),
            text,
            existing,
        }),
        Err(why) => {
            not_taken(state, why);
            None
        }
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
        Some(
            Dialog::Help(_)
            | Dialog::Chart(_)
            | Dialog::Compare(_)
            | Dialog::Leave
            | Dialog::Replace(_),
        )
        | None => {
            state.notice = Some(format!("not taken: {why}"));
        }
    }
}
