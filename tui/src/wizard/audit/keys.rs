//! What each key does on the screen.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use tui_input::InputRequest;

use super::ledger::{Dialog, Ledger, Panel};
use super::message::Message;
use crate::wizard::keys::edit;
use crate::wizard::picker::Move;

/// Keys and what they do, the most useful first: for the last line of the screen and for the help.
pub fn named(ledger: &Ledger) -> &'static [(&'static str, &'static str)] {
    match (&ledger.dialog, ledger.panel) {
        (Some(Dialog::Help), _) => &[("Esc", "close")],
        (Some(Dialog::Save(..)), _) => &[("Enter", "save"), ("Esc", "never mind")],
        (None, Panel::List) if ledger.picker.filtering => &[("Enter", "done"), ("Esc", "all")],
        (None, Panel::List) => &[
            ("Enter", "look at it"),
            ("/", "filter"),
            ("c", "copy the fix"),
            ("s", "save"),
            ("?", "help"),
            ("q", "leave"),
        ],
        (None, Panel::Detail) => &[
            ("Up Down", "scroll"),
            ("Esc", "list"),
            ("c", "copy the fix"),
            ("s", "save"),
            ("?", "help"),
            ("q", "leave"),
        ],
    }
}

/// What a key press means; nothing for keys that mean nothing here.
pub fn message(ledger: &Ledger, key: KeyEvent) -> Option<Message> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let types = match &ledger.dialog {
        Some(Dialog::Save(..)) => true,
        Some(Dialog::Help) => false,
        None => ledger.picker.filtering && ledger.panel == Panel::List,
    };
    if key.modifiers.contains(KeyModifiers::CONTROL) {
        return match key.code {
            KeyCode::Char('c') => Some(Message::Abort),
            KeyCode::Char('z') => Some(Message::Suspend),
            KeyCode::Char('q') => Some(Message::Leave),
            KeyCode::Char('s') => Some(Message::Save),
            code => edit(code, true).filter(|_| types).map(Message::Edit),
        };
    }
    match key.code {
        KeyCode::Esc => Some(Message::Back),
        KeyCode::Enter => Some(Message::Forward),
        KeyCode::Tab | KeyCode::BackTab => Some(Message::Turn),
        KeyCode::F(1) => Some(Message::Help),
        KeyCode::Up => Some(Message::Go(Move::Up)),
        KeyCode::Down => Some(Message::Go(Move::Down)),
        KeyCode::PageUp => Some(Message::Go(Move::PageUp)),
        KeyCode::PageDown => Some(Message::Go(Move::PageDown)),
        KeyCode::Char(sign) if types => Some(Message::Edit(InputRequest::InsertChar(sign))),
        code if types => edit(code, false).map(Message::Edit),
        KeyCode::Home => Some(Message::Go(Move::First)),
        KeyCode::End => Some(Message::Go(Move::Last)),
        KeyCode::Char('k') => Some(Message::Go(Move::Up)),
        KeyCode::Char('j') => Some(Message::Go(Move::Down)),
        KeyCode::Right | KeyCode::Char('l') => Some(Message::Forward),
        KeyCode::Left | KeyCode::Backspace => Some(Message::Back),
        KeyCode::Char('/') => Some(Message::Filter),
        KeyCode::Char('c') => Some(Message::Copy),
        KeyCode::Char('s') => Some(Message::Save),
        KeyCode::Char('?') => Some(Message::Help),
        KeyCode::Char('q') => Some(Message::Leave),
        _ => None,
    }
}
