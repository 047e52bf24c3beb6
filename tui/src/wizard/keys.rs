//! What each key does where: one table a mode, read by the wizard, by its last line and by its help.

mod table;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use tollgate_core::report::{OptionText, QuestionKind};
use tui_input::InputRequest;

use super::field::Field;
use super::message::Message;
use super::picker::{Picker, Several};
use super::result::{Section, offers};
use super::state::{Dialog, State, Step};

pub use table::Binding;
use table::When;

/// What the keys mean at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The screen is too small for anything but leaving.
    TooSmall,
    /// The help is shown.
    Help,
    /// The chart is shown.
    Chart,
    /// Two results are shown.
    Compare,
    /// A yes or a no is asked for.
    Confirm,
    /// What a dialog asks for is typed.
    Typed,
    /// The trail has the keys.
    Trail,
    /// One choice of a short list.
    Choice,
    /// Several choices of a short list.
    Set,
    /// One choice, while a filter is typed.
    FilteredChoice,
    /// Several choices, while a filter is typed.
    FilteredSet,
    /// A number or an amount is typed.
    Number,
    /// Words are typed.
    Words,
    /// The result is read.
    Result,
    /// The result is read, and questions are offered in it.
    Offers,
}

/// What the keys mean in a state.
pub fn mode(state: &State) -> Mode {
    if !state.size.is_enough() {
        return Mode::TooSmall;
    }
    match &state.dialog {
        Some(Dialog::Help(_)) => return Mode::Help,
        Some(Dialog::Compare(_)) => return Mode::Compare,
        Some(Dialog::Chart(_)) => return Mode::Chart,
        Some(Dialog::Leave | Dialog::Replace(_)) => return Mode::Confirm,
        Some(Dialog::Typed(_)) => return Mode::Typed,
        None => {}
    }
    if state.trail.is_some() {
        return Mode::Trail;
    }
    match &state.step {
        Step::Result if offers(state) => Mode::Offers,
        Step::Result => Mode::Result,
        Step::Menu(picker) => list(picker),
        Step::Question(asking) => match &asking.field {
            Field::List(picker) => list(picker),
            Field::Line(_) => match asking.question.kind {
                QuestionKind::Number | QuestionKind::Amount => Mode::Number,
                QuestionKind::Text
                | QuestionKind::Choice
                | QuestionKind::Set
                | QuestionKind::Flag => Mode::Words,
            },
        },
    }
}

const fn list(picker: &Picker) -> Mode {
    match (picker.several, picker.filtering) {
        (Several::No, false) => Mode::Choice,
        (Several::No, true) => Mode::FilteredChoice,
        (Several::Yes, false) => Mode::Set,
        (Several::Yes, true) => Mode::FilteredSet,
    }
}

/// The keys that do something in a state and have a name for the user, the most useful first.
pub fn named(state: &State) -> impl Iterator<Item = &'static Binding> {
    table::bindings(mode(state))
        .filter(|binding| !binding.does.is_empty() && holds(state, binding.when))
}

/// What a key does in a state, in a word or two: from the start there is no way back but out.
pub fn does(state: &State, binding: &Binding) -> &'static str {
    let menu = matches!(&state.step, Step::Menu(picker) if picker.filter.value().is_empty());
    match binding.message {
        Message::Back if menu && state.dialog.is_none() && state.trail.is_none() => "leave",
        _ => binding.does,
    }
}

fn holds(state: &State, when: When) -> bool {
    match when {
        When::Always => true,
        When::Answered => !state.facts.answers.given.is_empty(),
        When::Changed => state.history.has_past(),
        When::Undone => state.history.has_future(),
        When::Code => state.pane.section == Section::Code,
        When::Kept => state.kept.is_some() || state.pane.section == Section::Change,
    }
}

/// Everything that keys do in a state, to be searched.
pub fn help(state: &State) -> Picker {
    let moves = ("Up, Down", "move; PageUp, PageDown by ten");
    let anywhere = [
        ("Ctrl-S", "save to a file, anywhere"),
        ("Alt-U", "undo, anywhere"),
        ("Ctrl-R", "redo, anywhere"),
        ("Ctrl-Q", "leave, anywhere"),
        ("Ctrl-C", "leave at once, without a result"),
        ("Ctrl-Z", "to the shell; fg comes back"),
    ];
    let named = named(state).map(|binding| (binding.key, does(state, binding)));
    let mut options: Vec<OptionText> = Vec::new();
    for (key, does) in std::iter::once(moves).chain(named).chain(anywhere) {
        let known = |option: &OptionText| option.text.split("  ").next() == Some(key);
        if !options.iter().any(known) {
            options.push(OptionText {
                id: String::new(),
                text: format!("{key:<10}  {does}"),
                help: String::new(),
            });
        }
    }
    let mut picker = Picker::new(options, Several::No);
    picker.filtering = true;
    picker
}

/// What a key press means; nothing for keys that mean nothing here.
///
/// Only presses count, and repeats only where they move or edit: some terminals also report
/// releases, which would double every key.
pub fn message(state: &State, key: KeyEvent) -> Option<Message> {
    let mode = mode(state);
    let found = bound(mode, key).or_else(|| typed(state, mode, key))?;
    match key.kind {
        KeyEventKind::Press => Some(found),
        KeyEventKind::Repeat => repeats(&found).then_some(found),
        KeyEventKind::Release => None,
    }
}

const fn repeats(message: &Message) -> bool {
    matches!(
        message,
        Message::Go(_) | Message::Edit(_) | Message::NextSection | Message::PreviousSection
    )
}

fn bound(mode: Mode, key: KeyEvent) -> Option<Message> {
    // Shift is part of the sign itself, and of BackTab.
    let modifiers = key.modifiers.difference(KeyModifiers::SHIFT);
    table::bindings(mode)
        .find(|binding| binding.code == key.code && binding.modifiers == modifiers)
        .map(|binding| binding.message.clone())
}

/// Keys whose meaning depends on what is typed already.
fn typed(state: &State, mode: Mode, key: KeyEvent) -> Option<Message> {
    let line = line(state)?;
    let types = matches!(
        mode,
        Mode::Typed
            | Mode::Help
            | Mode::FilteredChoice
            | Mode::FilteredSet
            | Mode::Number
            | Mode::Words
    );
    let empty = line.value().is_empty();
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let plain = !control && !key.modifiers.contains(KeyModifiers::ALT);
    match key.code {
        KeyCode::Backspace if empty || !types => Some(Message::Back),
        KeyCode::Left if line.cursor() == 0 || !types => Some(Message::Back),
        _ if !types => None,
        KeyCode::Char('?') if empty && plain => Some(Message::Help),
        KeyCode::Char(sign) if plain => Some(Message::Edit(InputRequest::InsertChar(sign))),
        code => edit(code, control).map(Message::Edit),
    }
}

/// The line that is typed into; an empty one where nothing is.
fn line(state: &State) -> Option<tui_input::Input> {
    match (&state.dialog, &state.step) {
        (Some(Dialog::Typed(typed)), _) => Some(typed.line.input.clone()),
        (Some(Dialog::Help(picker)), _) => Some(picker.filter.clone()),
        (Some(_), _) => None,
        (None, Step::Menu(picker)) => Some(picker.filter.clone()),
        (None, Step::Question(asking)) => Some(match &asking.field {
            Field::List(picker) => picker.filter.clone(),
            Field::Line(line) => line.input.clone(),
        }),
        (None, Step::Result) => None,
    }
}

pub const fn edit(code: KeyCode, control: bool) -> Option<InputRequest> {
    match (code, control) {
        (KeyCode::Backspace, false) => Some(InputRequest::DeletePrevChar),
        (KeyCode::Backspace, true) | (KeyCode::Char('w'), true) => {
            Some(InputRequest::DeletePrevWord)
        }
        (KeyCode::Delete, _) => Some(InputRequest::DeleteNextChar),
        (KeyCode::Left, false) => Some(InputRequest::GoToPrevChar),
        (KeyCode::Right, false) => Some(InputRequest::GoToNextChar),
        (KeyCode::Left, true) => Some(InputRequest::GoToPrevWord),
        (KeyCode::Right, true) => Some(InputRequest::GoToNextWord),
        (KeyCode::Home, _) | (KeyCode::Char('a'), true) => Some(InputRequest::GoToStart),
        (KeyCode::End, _) | (KeyCode::Char('e'), true) => Some(InputRequest::GoToEnd),
        (KeyCode::Char('u'), true) => Some(InputRequest::DeleteLine),
        _ => None,
    }
}
