//! What a message makes of the desk. Nothing here touches the world.

use std::path::PathBuf;

use super::desk::{Desk, Dialog, Judge, Panel};
use super::message::{Effect, Message};
use super::view::lines_of_policy;
use crate::wizard::field::TextLine;
use crate::wizard::picker::Move;

/// The next state, and what is asked of the world.
pub fn update(judge: &Judge<'_>, mut desk: Desk, message: Message) -> (Desk, Option<Effect>) {
    if !matches!(message, Message::Resized(_)) {
        desk.notice = None;
    }
    let effect = act(judge, &mut desk, message);
    (desk, effect)
}

fn act(judge: &Judge<'_>, desk: &mut Desk, message: Message) -> Option<Effect> {
    match message {
        Message::Abort => return Some(Effect::Abort),
        Message::Suspend => return Some(Effect::Suspend),
        Message::Leave => return Some(Effect::Leave),
        Message::Resized(size) => desk.size = size,
        Message::Go(to) => go(judge, desk, to),
        Message::Next => turn(judge, desk, [Panel::Policy, Panel::Request, Panel::Gates]),
        Message::Previous => turn(judge, desk, [Panel::Request, Panel::Gates, Panel::Policy]),
        Message::Forward => return forward(judge, desk),
        Message::Back => return back(judge, desk),
        Message::Edit(request) => edit(judge, desk, request),
        Message::Open => desk.dialog = Some(Dialog::Open(TextLine::offering(String::new()), None)),
        Message::Opened(text) | Message::Pasted(text) => {
            desk.dialog = None;
            desk.take(judge, &text);
        }
        Message::NotOpened(why) => {
            if let Some(Dialog::Open(_, error)) = &mut desk.dialog {
                *error = Some(why);
            }
        }
        Message::Clear => desk.take(judge, ""),
        Message::Try => attempt(judge, desk),
        Message::Save => {
            let name = TextLine::offering("case.json".to_string());
            desk.dialog = Some(Dialog::Save(name, None));
        }
        Message::Saved(path) => {
            desk.dialog = None;
            desk.notice = Some(format!("saved in {path}: tollgate policy simulate {path}"));
        }
        Message::NotSaved(why) => {
            if let Some(Dialog::Save(_, error)) = &mut desk.dialog {
                *error = Some(why);
            }
        }
        Message::Help => {
            desk.dialog = match desk.dialog {
                Some(Dialog::Help) => None,
                Some(_) | None => Some(Dialog::Help),
            }
        }
    }
    None
}

fn turn(judge: &Judge<'_>, desk: &mut Desk, [gates, policy, request]: [Panel; 3]) {
    settle(judge, desk);
    desk.panel = match desk.panel {
        Panel::Gates => gates,
        Panel::Policy => policy,
        Panel::Request => request,
    };
}

/// What was typed into the request counts when it is left.
fn settle(judge: &Judge<'_>, desk: &mut Desk) {
    if desk.panel == Panel::Request {
        let row = desk.request.row;
        desk.request.go(row);
        desk.judge(judge);
    }
}

fn go(judge: &Judge<'_>, desk: &mut Desk, to: Move) {
    if desk.dialog.is_some() {
        return;
    }
    match desk.panel {
        Panel::Gates => {
            desk.gate = to.line_after(desk.gate, desk.gates.len());
            desk.top = 0;
        }
        Panel::Policy => {
            let lines = lines_of_policy(desk).max(1);
            desk.top = to.line_after(desk.top, lines);
        }
        Panel::Request => {
            let row = to.line_after(desk.request.row, desk.request.rows());
            desk.request.go(row);
            desk.judge(judge);
        }
    }
}

fn forward(judge: &Judge<'_>, desk: &mut Desk) -> Option<Effect> {
    match &desk.dialog {
        Some(Dialog::Help) => desk.dialog = None,
        Some(Dialog::Open(line, _)) => {
            let name = line.input.value().trim().to_string();
            return (!name.is_empty()).then(|| Effect::Open(PathBuf::from(name)));
        }
        Some(Dialog::Save(line, _)) => {
            let name = line.input.value().trim().to_string();
            return match desk.case() {
                Ok(case) if !name.is_empty() => Some(Effect::Save(PathBuf::from(name), case)),
                Ok(_) => None,
                Err(why) => {
                    act(judge, desk, Message::NotSaved(why));
                    None
                }
            };
        }
        None => match desk.panel {
            Panel::Gates if desk.shown().text.is_empty() => {
                return act(judge, desk, Message::Open);
            }
            Panel::Gates => desk.panel = Panel::Policy,
            Panel::Policy => {}
            Panel::Request => go(judge, desk, Move::Down),
        },
    }
    None
}

fn back(judge: &Judge<'_>, desk: &mut Desk) -> Option<Effect> {
    if desk.dialog.is_some() {
        desk.dialog = None;
        return None;
    }
    if desk.panel == Panel::Gates {
        desk.notice = Some("q leaves".to_string());
    }
    settle(judge, desk);
    desk.panel = Panel::Gates;
    None
}

fn edit(judge: &Judge<'_>, desk: &mut Desk, request: tui_input::InputRequest) {
    match &mut desk.dialog {
        Some(Dialog::Open(line, error) | Dialog::Save(line, error)) => {
            line.edit(request);
            *error = None;
        }
        Some(Dialog::Help) => {}
        None if desk.panel == Panel::Request => {
            desk.request.line.edit(request);
            desk.request.typed();
            desk.judge(judge);
        }
        None => {}
    }
}

fn attempt(judge: &Judge<'_>, desk: &mut Desk) {
    let depends = desk.judged.iter().flat_map(|it| &it.depends);
    let found = depends.filter_map(|it| Some((it.key.clone(), it.values.first()?.clone())));
    let Some((key, value)) = { found }.next() else {
        desk.notice = Some("no value is known that would change it".to_string());
        return;
    };
    desk.request.settle(&key, &value);
    desk.judge(judge);
    desk.notice = Some(format!("{key} is {value} now"));
}
