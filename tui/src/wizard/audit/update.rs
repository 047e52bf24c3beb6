//! What a message makes of the screen. Nothing here touches the world.

use std::path::PathBuf;

use tui_input::InputRequest;

use super::ledger::{Audited, Dialog, Ledger, Panel, detail, mending};
use super::message::{Effect, Message};
use crate::wizard::field::TextLine;
use crate::wizard::picker::Move;

/// The next state, and what is asked of the world.
pub fn update(audited: &Audited, mut ledger: Ledger, message: Message) -> (Ledger, Option<Effect>) {
    if !matches!(message, Message::Resized(_)) {
        ledger.notice = None;
    }
    let effect = act(audited, &mut ledger, message);
    (ledger, effect)
}

fn act(audited: &Audited, ledger: &mut Ledger, message: Message) -> Option<Effect> {
    match message {
        Message::Abort => return Some(Effect::Abort),
        Message::Suspend => return Some(Effect::Suspend),
        Message::Leave => return Some(Effect::Leave),
        Message::Resized(size) => ledger.size = size,
        Message::Go(to) => go(audited, ledger, to),
        Message::Turn => turn(ledger),
        Message::Forward => return forward(ledger),
        Message::Back => return back(ledger),
        Message::Filter if ledger.dialog.is_none() => {
            ledger.panel = Panel::List;
            ledger.picker.filtering = true;
        }
        Message::Filter => {}
        Message::Edit(request) => edit(ledger, request),
        Message::Pasted(text) => {
            for sign in text.trim().chars().filter(|sign| !sign.is_control()) {
                edit(ledger, InputRequest::InsertChar(sign));
            }
        }
        Message::Copy => return copy(audited, ledger),
        Message::Copied(said) => ledger.notice = Some(said),
        Message::Save => {
            let name = TextLine::offering("audit.md".to_string());
            ledger.dialog = Some(Dialog::Save(name, None));
        }
        Message::Saved(path) => {
            ledger.dialog = None;
            ledger.notice = Some(format!("saved in {path}"));
        }
        Message::NotSaved(why) => {
            if let Some(Dialog::Save(_, error)) = &mut ledger.dialog {
                *error = Some(why);
            }
        }
        Message::Help => {
            ledger.dialog = match ledger.dialog.take() {
                Some(Dialog::Help) => None,
                Some(other @ Dialog::Save(..)) => Some(other),
                None => Some(Dialog::Help),
            }
        }
    }
    None
}

fn turn(ledger: &mut Ledger) {
    if ledger.dialog.is_none() {
        ledger.picker.filtering = false;
        ledger.panel = match ledger.panel {
            Panel::List => Panel::Detail,
            Panel::Detail => Panel::List,
        };
    }
}

fn go(audited: &Audited, ledger: &mut Ledger, to: Move) {
    match (&ledger.dialog, ledger.panel) {
        (Some(_), _) => {}
        (None, Panel::List) => {
            ledger.picker.go(to);
            ledger.top = 0;
        }
        (None, Panel::Detail) => {
            let said = ledger.current().map(|at| detail(&audited.report, at));
            let count = said.map_or(1, |said| said.len());
            ledger.top = to.line_after(ledger.top, count);
        }
    }
}

fn forward(ledger: &mut Ledger) -> Option<Effect> {
    match &ledger.dialog {
        Some(Dialog::Help) => ledger.dialog = None,
        Some(Dialog::Save(line, _)) => {
            let name = line.input.value().trim().to_string();
            return (!name.is_empty()).then(|| Effect::Save(PathBuf::from(name)));
        }
        None if ledger.picker.filtering => ledger.picker.filtering = false,
        None => ledger.panel = Panel::Detail,
    }
    None
}

/// One level up; from the list it leaves, since nothing is lost.
fn back(ledger: &mut Ledger) -> Option<Effect> {
    let filtered = ledger.picker.filtering || !ledger.picker.filter.value().is_empty();
    if ledger.dialog.take().is_some() {
        return None;
    }
    match ledger.panel {
        Panel::Detail => ledger.panel = Panel::List,
        Panel::List if filtered => {
            ledger.picker.clear();
            ledger.picker.filtering = false;
            ledger.top = 0;
        }
        Panel::List => return Some(Effect::Leave),
    }
    None
}

fn edit(ledger: &mut Ledger, request: InputRequest) {
    match &mut ledger.dialog {
        Some(Dialog::Save(line, error)) => {
            line.edit(request);
            *error = None;
        }
        Some(Dialog::Help) => {}
        None if ledger.picker.filtering => {
            ledger.picker.edit(request);
            ledger.top = 0;
        }
        None => {}
    }
}

fn copy(audited: &Audited, ledger: &mut Ledger) -> Option<Effect> {
    let finding = ledger
        .current()
        .and_then(|at| audited.report.findings.get(at));
    let text = finding.map(mending).filter(|text| !text.is_empty());
    if text.is_none() {
        ledger.notice = Some("there is nothing to copy here".to_string());
    }
    text.map(Effect::Copy)
}
