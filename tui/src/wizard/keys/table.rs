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
}

const NONE: KeyModifiers = KeyModifiers::NONE;
const CONTROL: KeyModifiers = KeyModifiers::CONTROL;

/// A key that is named to the user.
const fn key(code: KeyCode, message: Message, key: &'static str, does: &'static str) -> Binding {
    Binding {
        code,
        modifiers: NONE,
        message,
        key,
        does,
    }
}

/// A key that does the same as one that is named.
const fn also(code: KeyCode, message: Message) -> Binding {
    key(code, message, "", "")
}

const fn control(sign: char, message: Message, name: &'static str, does: &'static str) -> Binding {
    Binding {
        code: KeyCode::Char(sign),
        modifiers: CONTROL,
        message,
        key: name,
        does,
    }
}

const fn alt(sign: char, message: Message) -> Binding {
    Binding {
        code: KeyCode::Char(sign),
        modifiers: KeyModifiers::ALT,
        message,
        key: "",
        does: "",
    }
}

const NEXT: Binding = key(KeyCode::Enter, Message::Forward, "Enter", "next");
const BACK: Binding = key(KeyCode::Esc, Message::Back, "Esc", "back");
const TRAIL: Binding = key(KeyCode::Tab, Message::Trail, "Tab", "answers");
const UNDO: Binding = key(KeyCode::Char('u'), Message::Undo, "u", "undo");
const SAVE: Binding = key(KeyCode::Char('s'), Message::Save, "s", "save");
const LEAVE: Binding = key(KeyCode::Char('q'), Message::Leave, "q", "leave");
const HELP: Binding = key(KeyCode::Char('?'), Message::Help, "?", "help");
const FILTER: Binding = key(KeyCode::Char('/'), Message::Filter, "/", "filter");
const MARK: Binding = key(KeyCode::Char(' '), Message::Mark, "Space", "mark");
const UP: Binding = also(KeyCode::Up, Message::Go(Move::Up));
const DOWN: Binding = also(KeyCode::Down, Message::Go(Move::Down));
const PAGE_UP: Binding = also(KeyCode::PageUp, Message::Go(Move::PageUp));
const PAGE_DOWN: Binding = also(KeyCode::PageDown, Message::Go(Move::PageDown));
const FIRST: Binding = also(KeyCode::Home, Message::Go(Move::First));
const LAST: Binding = also(KeyCode::End, Message::Go(Move::Last));
const K: Binding = also(KeyCode::Char('k'), Message::Go(Move::Up));
const J: Binding = also(KeyCode::Char('j'), Message::Go(Move::Down));

const fn digit(sign: char, place: usize) -> Binding {
    also(KeyCode::Char(sign), Message::Pick(place))
}

const fn tab(sign: char, section: Section) -> Binding {
    also(KeyCode::Char(sign), Message::Open(section))
}

/// Keys that mean the same in every mode.
pub const ALWAYS: &[Binding] = &[
    control('c', Message::Abort, "Ctrl-C", "leave at once"),
    control('z', Message::Suspend, "", ""),
    control('r', Message::Redo, "", ""),
    control('s', Message::Save, "", ""),
    control('q', Message::Leave, "", ""),
    alt('u', Message::Undo),
    also(KeyCode::F(1), Message::Help),
];

/// The keys of a mode, the most useful first.
pub const fn bindings(mode: Mode) -> &'static [Binding] {
    match mode {
        Mode::TooSmall => &[LEAVE],
        Mode::Help => &[
            key(KeyCode::Esc, Message::Back, "Esc", "close"),
            also(KeyCode::Enter, Message::Forward),
            also(KeyCode::Char('?'), Message::Help),
            also(KeyCode::Char('q'), Message::Back),
        ],
        Mode::Confirm => &[
            key(KeyCode::Char('y'), Message::Yes, "y", "yes"),
            key(KeyCode::Char('n'), Message::Back, "n", "no"),
            also(KeyCode::Esc, Message::Back),
        ],
        Mode::FileName => &[
            key(KeyCode::Enter, Message::Forward, "Enter", "save"),
            key(KeyCode::Esc, Message::Back, "Esc", "back"),
        ],
        Mode::Trail => &[
            key(KeyCode::Enter, Message::Forward, "Enter", "change"),
            BACK,
            UNDO,
            HELP,
            LEAVE,
            SAVE,
            UP,
            DOWN,
            PAGE_UP,
            PAGE_DOWN,
            FIRST,
            LAST,
            K,
            J,
            also(KeyCode::Tab, Message::Trail),
            also(KeyCode::Left, Message::Back),
            also(KeyCode::Backspace, Message::Back),
        ],
        Mode::Choice => &[
            NEXT, BACK, FILTER, TRAIL, HELP, UNDO, LEAVE, SAVE, UP, DOWN, PAGE_UP, PAGE_DOWN,
            FIRST, LAST, K, J,
            also(KeyCode::Right, Message::Forward),
            digit('1', 0), digit('2', 1), digit('3', 2), digit('4', 3), digit('5', 4),
            digit('6', 5), digit('7', 6), digit('8', 7), digit('9', 8),
        ],
        Mode::Set => &[
            MARK, NEXT, BACK, TRAIL, HELP, UNDO, LEAVE, FILTER, SAVE, UP, DOWN, PAGE_UP,
            PAGE_DOWN, FIRST, LAST, K, J,
            digit('1', 0), digit('2', 1), digit('3', 2), digit('4', 3), digit('5', 4),
            digit('6', 5), digit('7', 6), digit('8', 7), digit('9', 8),
        ],
        Mode::FilteredChoice => &[
            key(KeyCode::Enter, Message::Forward, "type to filter  Enter", "next"),
            BACK, TRAIL, HELP_TYPING, UP, DOWN, PAGE_UP, PAGE_DOWN,
        ],
        Mode::FilteredSet => &[
            key(KeyCode::Char(' '), Message::Mark, "type to filter  Space", "mark"),
            NEXT, BACK, TRAIL, HELP_TYPING, UP, DOWN, PAGE_UP, PAGE_DOWN,
        ],
        Mode::Number => &[NEXT, BACK, TRAIL, HELP, UNDO, LEAVE, SAVE],
        Mode::Words => &[NEXT, BACK, TRAIL, HELP_TYPING],
        Mode::Result => &[
            key(KeyCode::Right, Message::NextSection, "Left/Right", "section"),
            key(KeyCode::Enter, Message::Forward, "Enter", "open or finish"),
            BACK, TRAIL, SAVE, UNDO, HELP, LEAVE,
            also(KeyCode::Left, Message::PreviousSection),
            also(KeyCode::Char('l'), Message::NextSection),
            also(KeyCode::Char('h'), Message::PreviousSection),
            also(KeyCode::Backspace, Message::Back),
            UP, DOWN, PAGE_UP, PAGE_DOWN, FIRST, LAST, K, J,
            tab('1', Section::Decision), tab('2', Section::Why), tab('3', Section::Change),
            tab('4', Section::Cautions), tab('5', Section::Cost), tab('6', Section::Share),
        ],
    }
}

/// Help where signs are typed: the sign itself is one only in an empty line.
const HELP_TYPING: Binding = key(KeyCode::F(1), Message::Help, "F1", "help");
