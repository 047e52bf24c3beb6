//! The keys of every mode.

use ratatui::crossterm::event::{KeyCode, KeyModifiers};

use super::Mode;
use crate::wizard::message::Message;
use crate::wizard::picker::Move;
use crate::wizard::result::Section;

/// One key and what it does.
#[derive(Debug)]
pub struct Binding {
    /// The key.
    pub code: KeyCode,
    /// What is held with it, besides Shift.
    pub modifiers: KeyModifiers,
    /// What it means.
    pub message: Message,
    /// Its name for the user.
    pub key: &'static str,
    /// What it does, in a word or two; empty for a second key of the same meaning.
    pub does: &'static str,
    /// When it does anything.
    pub when: When,
}

/// When a key does anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Always.
    Always,
    /// When something is answered.
    Answered,
    /// When something can be undone.
    Changed,
    /// When something was undone.
    Undone,
    /// When code is shown.
    Code,
    /// When there is something to compare with.
    Kept,
}

const NONE: KeyModifiers = KeyModifiers::NONE;
const CONTROL: KeyModifiers = KeyModifiers::CONTROL;

/// A key that is named to the user.
const fn key(code: KeyCode, message: Message, key: &'static str, does: &'static str) -> Binding {
    binding((code, NONE), message, (key, does), When::Always)
}

/// A letter that is named to the user where it does something.
const fn letter(
    sign: char,
    message: Message,
    does: (&'static str, &'static str),
    when: When,
) -> Binding {
    binding((KeyCode::Char(sign), NONE), message, does, when)
}

const fn binding(
    (code, modifiers): (KeyCode, KeyModifiers),
    message: Message,
    (key, does): (&'static str, &'static str),
    when: When,
) -> Binding {
    Binding {
        code,
        modifiers,
        message,
        key,
        does,
        when,
    }
}

/// A key that does the same as one that is named.
const fn also(code: KeyCode, message: Message) -> Binding {
    key(code, message, "", "")
}

const fn control(
    sign: char,
    message: Message,
    key: &'static str,
    does: &'static str,
    when: When,
) -> Binding {
    binding((KeyCode::Char(sign), CONTROL), message, (key, does), when)
}

const NEXT: Binding = key(KeyCode::Enter, Message::Forward, "Enter", "next");
const BACK: Binding = key(KeyCode::Esc, Message::Back, "Esc", "back");
const TRAIL: Binding = binding(
    (KeyCode::Tab, NONE),
    Message::Trail,
    ("Tab", "answers"),
    When::Answered,
);
const UNDO: Binding = letter('u', Message::Undo, ("u", "undo"), When::Changed);
const SAVE: Binding = letter('s', Message::Save, ("s", "save"), When::Answered);
const LEAVE: Binding = key(KeyCode::Char('q'), Message::Leave, "q", "leave");
const HELP: Binding = key(KeyCode::Char('?'), Message::Help, "?", "help");
/// Help where signs are typed: the sign itself is one only in an empty line.
const HELP_TYPING: Binding = key(KeyCode::F(1), Message::Help, "F1", "help");
const FILTER: Binding = key(KeyCode::Char('/'), Message::Filter, "/", "filter");
const MARK: Binding = key(KeyCode::Char(' '), Message::Mark, "Space", "mark");

/// Keys that mean the same in every mode.
const ALWAYS: &[Binding] = &[
    control('c', Message::Abort, "Ctrl-C", "leave at once", When::Always),
    control('z', Message::Suspend, "", "", When::Always),
    control('r', Message::Redo, "Ctrl-R", "redo", When::Undone),
    control('s', Message::Save, "", "", When::Answered),
    control('q', Message::Leave, "", "", When::Always),
    binding(
        (KeyCode::Char('u'), KeyModifiers::ALT),
        Message::Undo,
        ("", ""),
        When::Changed,
    ),
    also(KeyCode::F(1), Message::Help),
];

/// Keys that move, and mean nothing else even where signs are typed.
const MOVES: &[Binding] = &[
    also(KeyCode::Up, Message::Go(Move::Up)),
    also(KeyCode::Down, Message::Go(Move::Down)),
    also(KeyCode::PageUp, Message::Go(Move::PageUp)),
    also(KeyCode::PageDown, Message::Go(Move::PageDown)),
];

/// Further keys that move where no signs are typed.
const MOVES_IN_LIST: &[Binding] = &[
    also(KeyCode::Home, Message::Go(Move::First)),
    also(KeyCode::End, Message::Go(Move::Last)),
    also(KeyCode::Char('k'), Message::Go(Move::Up)),
    also(KeyCode::Char('j'), Message::Go(Move::Down)),
];

const NUMBERS: &[Binding] = &[
    also(KeyCode::Char('1'), Message::Pick(0)),
    also(KeyCode::Char('2'), Message::Pick(1)),
    also(KeyCode::Char('3'), Message::Pick(2)),
    also(KeyCode::Char('4'), Message::Pick(3)),
    also(KeyCode::Char('5'), Message::Pick(4)),
    also(KeyCode::Char('6'), Message::Pick(5)),
    also(KeyCode::Char('7'), Message::Pick(6)),
    also(KeyCode::Char('8'), Message::Pick(7)),
    also(KeyCode::Char('9'), Message::Pick(8)),
];

const SECTIONS: &[Binding] = &[
    also(KeyCode::Left, Message::PreviousSection),
    also(KeyCode::Char('h'), Message::PreviousSection),
    also(KeyCode::Char('l'), Message::NextSection),
    also(KeyCode::Backspace, Message::Back),
    also(KeyCode::Enter, Message::Forward),
    also(KeyCode::Char('1'), Message::Open(Section::Decision)),
    also(KeyCode::Char('2'), Message::Open(Section::Why)),
    also(KeyCode::Char('3'), Message::Open(Section::Change)),
    also(KeyCode::Char('4'), Message::Open(Section::Cautions)),
    also(KeyCode::Char('5'), Message::Open(Section::Cost)),
    also(KeyCode::Char('6'), Message::Open(Section::Steps)),
    also(KeyCode::Char('7'), Message::Open(Section::Names)),
    also(KeyCode::Char('8'), Message::Open(Section::Policies)),
    also(KeyCode::Char('9'), Message::Open(Section::Code)),
    also(KeyCode::Char('0'), Message::Open(Section::Share)),
];

const TOO_SMALL_KEYS: &[Binding] = &[LEAVE];

const HELP_KEYS: &[Binding] = &[
    key(KeyCode::Esc, Message::Back, "Esc", "close"),
    also(KeyCode::Enter, Message::Forward),
];

const COMPARE_KEYS: &[Binding] = &[
    key(KeyCode::Esc, Message::Back, "Esc", "close"),
    also(KeyCode::Enter, Message::Forward),
    also(KeyCode::Char('v'), Message::Compare),
    also(KeyCode::Char('q'), Message::Back),
];

const CHART_KEYS: &[Binding] = &[
    key(KeyCode::Esc, Message::Back, "Esc", "close"),
    also(KeyCode::Enter, Message::Forward),
    also(KeyCode::Char('c'), Message::Chart),
    also(KeyCode::Char('q'), Message::Back),
];

const CONFIRM_KEYS: &[Binding] = &[
    key(KeyCode::Char('y'), Message::Yes, "y", "yes"),
    key(KeyCode::Char('n'), Message::Back, "n", "no"),
    also(KeyCode::Esc, Message::Back),
];

const TYPED_KEYS: &[Binding] = &[NEXT, BACK];

const TRAIL_KEYS: &[Binding] = &[
    key(KeyCode::Enter, Message::Forward, "Enter", "change"),
    BACK,
    UNDO,
    HELP,
    LEAVE,
    SAVE,
    also(KeyCode::Tab, Message::Trail),
    also(KeyCode::Left, Message::Back),
    also(KeyCode::Backspace, Message::Back),
];

const CHOICE_KEYS: &[Binding] = &[
    NEXT,
    BACK,
    TRAIL,
    HELP,
    FILTER,
    UNDO,
    LEAVE,
    SAVE,
    also(KeyCode::Right, Message::Forward),
];

const SET_KEYS: &[Binding] = &[MARK, NEXT, BACK, TRAIL, HELP, UNDO, LEAVE, FILTER, SAVE];

const FILTERED_CHOICE_KEYS: &[Binding] = &[NEXT, BACK, TRAIL, HELP_TYPING];

const FILTERED_SET_KEYS: &[Binding] = &[MARK, NEXT, BACK, TRAIL, HELP_TYPING];

const NUMBER_KEYS: &[Binding] = &[NEXT, BACK, TRAIL, HELP, UNDO, LEAVE, SAVE];

const WORDS_KEYS: &[Binding] = &[NEXT, BACK, TRAIL, HELP_TYPING];

const SECTION: Binding = key(
    KeyCode::Right,
    Message::NextSection,
    "Left/Right",
    "section",
);

const CHART: Binding = key(KeyCode::Char('c'), Message::Chart, "c", "chart");
const COPY: Binding = key(KeyCode::Char('y'), Message::Copy, "y", "copy");
const DIALECT: Binding = letter('f', Message::Dialect, ("f", "other code"), When::Code);
const KEEP: Binding = key(KeyCode::Char('b'), Message::Keep, "b", "keep to compare");
const COMPARE: Binding = letter('v', Message::Compare, ("v", "compare"), When::Kept);

const FINISH: Binding = key(KeyCode::Char('q'), Message::Leave, "q", "finish");

const RESULT_KEYS: &[Binding] = &[
    SECTION, DIALECT, FINISH, BACK, HELP, COPY, SAVE, TRAIL, COMPARE, CHART, KEEP, UNDO,
];

const OFFERS_KEYS: &[Binding] = &[
    SECTION,
    key(KeyCode::Enter, Message::Forward, "Enter", "answer"),
    FINISH,
    BACK,
    HELP,
    COMPARE,
    COPY,
    SAVE,
    TRAIL,
    CHART,
    KEEP,
    UNDO,
];

/// The keys of a mode, the most useful first; a key counts where it is met first.
pub fn bindings(mode: Mode) -> impl Iterator<Item = &'static Binding> {
    let groups: &[&[Binding]] = match mode {
        Mode::TooSmall => &[TOO_SMALL_KEYS],
        Mode::Help => &[HELP_KEYS, MOVES],
        Mode::Compare => &[COMPARE_KEYS],
        Mode::Chart => &[CHART_KEYS],
        Mode::Confirm => &[CONFIRM_KEYS],
        Mode::Typed => &[TYPED_KEYS],
        Mode::Trail => &[TRAIL_KEYS, MOVES, MOVES_IN_LIST],
        Mode::Choice => &[CHOICE_KEYS, MOVES, MOVES_IN_LIST, NUMBERS],
        Mode::Set => &[SET_KEYS, MOVES, MOVES_IN_LIST, NUMBERS],
        Mode::FilteredChoice => &[FILTERED_CHOICE_KEYS, MOVES],
        Mode::FilteredSet => &[FILTERED_SET_KEYS, MOVES],
        Mode::Number => &[NUMBER_KEYS],
        Mode::Words => &[WORDS_KEYS],
        Mode::Result => &[RESULT_KEYS, SECTIONS, MOVES, MOVES_IN_LIST],
        Mode::Offers => &[OFFERS_KEYS, SECTIONS, MOVES, MOVES_IN_LIST],
    };
    groups.iter().copied().flatten().chain(ALWAYS)
}
