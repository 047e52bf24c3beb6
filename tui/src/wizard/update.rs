//! What a message makes of a state. Nothing here touches the world.

mod answer;
mod dialog;
mod go;

use tollgate_core::diagnostic::Diagnostic;
use tui_input::InputRequest;

use super::export::DIALECTS;
use super::field::Field;
use super::message::{Effect, Message};
use super::picker::{Move, Picker, Several};
use super::result::{self, Opens, Section};
use super::rules::Rules;
use super::state::{Dialog, Facts, Size, State, Step};
use super::{layout, menu, trail};

pub use answer::{give, in_words, reopen};

/// The first state: the facts as far as they were given on the command line.
pub fn start(rules: &Rules, facts: Facts, size: Size) -> Result<State, Vec<Diagnostic>> {
    let mut state = State {
        size,
        facts: Facts::default(),
        report: None,
        step: Step::Result,
        trail: None,
        dialog: None,
        history: super::history::History::default(),
        pane: result::Pane::default(),
        further: std::rc::Rc::default(),
        dialect: 0,
        kept: None,
        door: None,
        notice: None,
    };
    answer::derive(rules, &mut state, facts)?;
    go::on(rules, &mut state);
    Ok(state)
}

/// The next state, and what is asked of the world.
pub fn update(rules: &Rules, mut state: State, message: Message) -> (State, Option<Effect>) {
    if !matches!(message, Message::Resized(_)) {
        state.notice = None;
    }
    let effect = act(rules, &mut state, message);
    (state, effect)
}

fn act(rules: &Rules, state: &mut State, message: Message) -> Option<Effect> {
    match message {
        Message::Abort => return Some(Effect::Abort),
        Message::Suspend => return Some(Effect::Suspend),
        Message::Resized(size) => state.size = size,
        Message::Leave => return go::leave(state),
        Message::Help => dialog::help(state),
        Message::Chart => dialog::chart(state),
        Message::Keep => dialog::keep(state),
        Message::Compare => dialog::compare(rules, state),
        Message::Dialect => {
            state.dialect = (state.dialect + 1) % DIALECTS.len();
            state.pane.top = 0;
        }
        Message::Copy => return dialog::copy(rules, state),
        Message::Copied(said) => state.notice = Some(said),
        Message::Save => dialog::save(state),
        Message::Yes => return dialog::yes(state),
        Message::Saved(path) => dialog::saved(state, &path),
        Message::Exists(path) => state.dialog = Some(Dialog::Replace(path)),
        Message::NotSaved(why) | Message::NotOpened(why) => dialog::not_taken(state, why),
        Message::Undo => answer::undo(rules, state),
        Message::Redo => answer::redo(rules, state),
        Message::Trail => go::trail(state),
        Message::Back => return go::back(rules, state),
        Message::Forward => return forward(rules, state),
        Message::Go(to) => moved(rules, state, to),
        Message::Edit(request) => edit(state, request),
        Message::Pasted(text) => pasted(state, &text),
        Message::Filter => with_picker(state, |picker| picker.filtering = true),
        Message::Mark => with_picker(state, mark),
        Message::Pick(place) => return pick(rules, state, place),
        Message::NextSection => section(state, 1),
        Message::PreviousSection => section(state, -1),
        Message::Open(to) => open(state, to),
    }
    None
}

fn forward(rules: &Rules, state: &mut State) -> Option<Effect> {
    if state.dialog.is_some() {
        return dialog::forward(rules, state);
    }
    if let Some(row) = state.trail {
        if let Some(row) = trail::rows(state).get(row) {
            reopen(rules, state, &row.question);
        }
        return None;
    }
    match &state.step {
        Step::Menu(picker) => {
            let entry = menu::current(rules, picker);
            return entry.and_then(|entry| go::enter(rules, state, entry));
        }
        Step::Question(_) => answer::enter(rules, state),
        Step::Result => match go::offered(rules, state) {
            Some(Opens::Question(question)) => reopen(rules, state, &question),
            Some(Opens::Decision(decision)) => answer::choose(rules, state, decision),
            None => state.notice = Some("q finishes and prints the result".to_string()),
        },
    }
    None
}

fn moved(rules: &Rules, state: &mut State, to: Move) {
    if let Some(Dialog::Help(picker)) = &mut state.dialog {
        picker.go(to);
    }
    if state.dialog.is_some() {
        return;
    }
    if state.trail.is_some() {
        go::along_trail(state, to);
        return;
    }
    match &mut state.step {
        Step::Menu(picker) => picker.go(to),
        Step::Question(asking) => {
            if let Field::List(picker) = &mut asking.field {
                picker.go(to);
            }
        }
        Step::Result => {
            let area = layout::section(state.size);
            let said = result::paragraphs(rules, state, state.pane.section);
            let lines = result::lines(&said, area.width);
            state.pane = result::scrolled(state.pane, &lines, usize::from(area.height), to);
        }
    }
}

fn edit(state: &mut State, request: InputRequest) {
    if let Some(Dialog::Help(picker)) = &mut state.dialog {
        return picker.edit(request);
    }
    if let Some(Dialog::Typed(typed)) = &mut state.dialog {
        typed.line.edit(request);
        typed.error = None;
        return;
    }
    match &mut state.step {
        Step::Menu(picker) => picker.edit(request),
        Step::Question(asking) => {
            asking.error = None;
            match &mut asking.field {
                Field::List(picker) => picker.edit(request),
                Field::Line(line) => line.edit(request),
            }
        }
        Step::Result => {}
    }
}

/// A pasted text is typed at once, where signs are typed at all.
fn pasted(state: &mut State, text: &str) {
    if state.dialog.is_none() {
        with_picker(state, |picker| picker.filtering = true);
    }
    for sign in text.trim().chars().filter(|sign| !sign.is_control()) {
        edit(state, InputRequest::InsertChar(sign));
    }
}

fn with_picker(state: &mut State, act: impl FnOnce(&mut Picker)) {
    match &mut state.step {
        Step::Menu(picker) => act(picker),
        Step::Question(asking) => {
            asking.error = None;
            if let Field::List(picker) = &mut asking.field {
                act(picker);
            }
        }
        Step::Result => {}
    }
}

fn mark(picker: &mut Picker) {
    if picker.several == Several::Yes {
        picker.mark();
    }
}

/// Puts the cursor on a choice by its number; marks it where several may be chosen.
fn pick(rules: &Rules, state: &mut State, place: usize) -> Option<Effect> {
    let mut several = Several::Yes;
    let mut there = false;
    with_picker(state, |picker| {
        several = picker.several;
        there = place < picker.shown.len();
        if there {
            picker.cursor = place;
        }
    });
    match several {
        Several::Yes if there => with_picker(state, mark),
        Several::No if there => return forward(rules, state),
        Several::Yes | Several::No => {}
    }
    None
}

fn section(state: &mut State, by: isize) {
    let there = result::there(state);
    let place = there
        .iter()
        .position(|section| *section == state.pane.section)
        .and_then(|place| place.checked_add_signed(by));
    if let Some(to) = place.and_then(|place| there.get(place)) {
        open(state, *to);
    }
}

fn open(state: &mut State, section: Section) {
    if !result::there(state).contains(&section) {
        return;
    }
    state.pane = result::Pane {
        section,
        ..result::Pane::default()
    };
}
