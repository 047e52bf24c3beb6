//! What each key does on the sheet.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use tui_input::InputRequest;

use super::message::Message;
use super::sheet::{Dialog, Sheet};
use crate::wizard::keys::edit;
use crate::wizard::picker::Move;

/// Keys and what they do, the most useful first: for the last line of the screen.
pub fn named(sheet: &Sheet) -> &'static [(&'static str, &'static str)] {
    match &sheet.dialog {
        Some(Dialog::Help) => &[("Esc", "close")],
        Some(Dialog::Save(..)) => &[("Enter", "save"), ("Esc", "never mind")],
        Some(Dialog::Pick(..)) => &[("Enter", "choose"), ("Esc", "never mind")],
        None if sheet.items.is_empty() => &[
            ("a", "add a resource"),
            ("Enter", "choose the Region"),
            ("?", "help"),
            ("q", "leave"),
        ],
        None => &[
            ("Up Down", "row"),
            ("a", "add"),
            ("o", "option"),
            ("x", "take away"),
            ("y", "copy"),
            ("s", "save"),
            ("?", "help"),
            ("q", "leave"),
        ],
    }
}

/// What a key press means; nothing for keys that mean nothing here.
pub fn message(sheet: &Sheet, key: KeyEvent) -> Option<Message> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let types = matches!(sheet.dialog, Some(Dialog::Save(..) | Dialog::Pick(..)));
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
        KeyCode::F(1) => Some(Message::Help),
        KeyCode::Up | KeyCode::BackTab => Some(Message::Go(Move::Up)),
        KeyCode::Down | KeyCode::Tab => Some(Message::Go(Move::Down)),
        KeyCode::Char(sign) if types => Some(Message::Edit(InputRequest::InsertChar(sign))),
        KeyCode::PageUp if types => Some(Message::Go(Move::PageUp)),
        KeyCode::PageDown if types => Some(Message::Go(Move::PageDown)),
        code if types => edit(code, false).map(Message::Edit),
        KeyCode::PageUp => Some(Message::Scroll(Move::PageUp)),
        KeyCode::PageDown => Some(Message::Scroll(Move::PageDown)),
        KeyCode::Home => Some(Message::Go(Move::First)),
        KeyCode::End => Some(Message::Go(Move::Last)),
        KeyCode::Backspace | KeyCode::Delete => Some(Message::Erase),
        KeyCode::Char(sign @ ('0'..='9' | '.')) => Some(Message::Digit(sign)),
        KeyCode::Char('k') => Some(Message::Go(Move::Up)),
        KeyCode::Char('j') => Some(Message::Go(Move::Down)),
        KeyCode::Char('a') => Some(Message::Add),
        KeyCode::Char('x') => Some(Message::Remove),
        KeyCode::Char('o') => Some(Message::Option),
        KeyCode::Char('y') => Some(Message::Copy),
        KeyCode::Char('s') => Some(Message::Save),
        KeyCode::Char('?') => Some(Message::Help),
        KeyCode::Char('q') => Some(Message::Leave),
        _ => None,
    }
}
