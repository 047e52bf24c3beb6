//! What each key does on the desk.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::desk::{Desk, Dialog, Panel};
use super::message::Message;
use crate::wizard::keys::edit;
use crate::wizard::picker::Move;

/// Keys and what they do, the most useful first: for the last line of the screen and for the help.
pub fn named(desk: &Desk) -> &'static [(&'static str, &'static str)] {
    match (&desk.dialog, desk.panel) {
        (Some(Dialog::Help), _) => &[("Esc", "close")],
        (Some(Dialog::Open(..)), _) => &[("Enter", "open"), ("Esc", "never mind")],
        (Some(Dialog::Save(..)), _) => &[("Enter", "save"), ("Esc", "never mind")],
        (None, Panel::Gates) => &[
            ("o", "open a file"),
            ("Tab", "next part"),
            ("t", "try what would change it"),
            ("x", "take away"),
            ("s", "save the case"),
            ("?", "help"),
            ("q", "leave"),
        ],
        (None, Panel::Policy) => &[
            ("Up Down", "scroll"),
            ("o", "open a file"),
            ("Tab", "next part"),
            ("?", "help"),
            ("q", "leave"),
        ],
        (None, Panel::Request) => &[
            ("Up Down", "field"),
            ("Tab", "next part"),
            ("Ctrl-T", "try"),
            ("Esc", "gates"),
        ],
    }
}

/// What a key press means; nothing for keys that mean nothing here.
pub fn message(desk: &Desk, key: KeyEvent) -> Option<Message> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let types = match (&desk.dialog, desk.panel) {
        (Some(Dialog::Open(..) | Dialog::Save(..)), _) | (None, Panel::Request) => true,
        (Some(Dialog::Help), _) | (None, Panel::Gates | Panel::Policy) => false,
    };
    if control {
        let found = match key.code {
            KeyCode::Char('c') => Some(Message::Abort),
            KeyCode::Char('z') => Some(Message::Suspend),
            KeyCode::Char('t') => Some(Message::Try),
            KeyCode::Char('s') => Some(Message::Save),
            code => return edit(code, true).filter(|_| types).map(Message::Edit),
        };
        return found;
    }
    match key.code {
        KeyCode::Esc => Some(Message::Back),
        KeyCode::Enter => Some(Message::Forward),
        KeyCode::Tab if desk.dialog.is_none() => Some(Message::Next),
        KeyCode::BackTab if desk.dialog.is_none() => Some(Message::Previous),
        KeyCode::Up => Some(Message::Go(Move::Up)),
        KeyCode::Down => Some(Message::Go(Move::Down)),
        KeyCode::PageUp => Some(Message::Go(Move::PageUp)),
        KeyCode::PageDown => Some(Message::Go(Move::PageDown)),
        KeyCode::F(1) => Some(Message::Help),
        KeyCode::Char(sign) if types => {
            Some(Message::Edit(tui_input::InputRequest::InsertChar(sign)))
        }
        code if types => edit(code, false).map(Message::Edit),
        KeyCode::Home => Some(Message::Go(Move::First)),
        KeyCode::End => Some(Message::Go(Move::Last)),
        KeyCode::Char('?') => Some(Message::Help),
        KeyCode::Char('q') => Some(Message::Leave),
        _ if desk.dialog.is_some() => None,
        KeyCode::Char('k') => Some(Message::Go(Move::Up)),
        KeyCode::Char('j') => Some(Message::Go(Move::Down)),
        KeyCode::Char('o') => Some(Message::Open),
        KeyCode::Char('x') => Some(Message::Clear),
        KeyCode::Char('t') => Some(Message::Try),
        KeyCode::Char('s') => Some(Message::Save),
        _ => None,
    }
}
