//! What each key does on the screen.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::map::{Map, Panel};
use super::message::Message;
use crate::wizard::keys::edit;
use crate::wizard::picker::Move;

/// Keys and what they do, the most useful first: for the last line of the screen.
pub fn named(map: &Map) -> &'static [(&'static str, &'static str)] {
    match (map.help, map.panel) {
        (true, _) => &[("Esc", "close")],
        (false, Panel::Fields) => &[
            ("Up Down", "field"),
            ("PgUp PgDn", "start"),
            ("Tab", "steps, table"),
            ("F1", "help"),
            ("Ctrl-Q", "leave"),
        ],
        (false, Panel::Steps | Panel::All) => &[
            ("Up Down", "scroll"),
            ("Tab", "next part"),
            ("Esc", "fields"),
            ("?", "help"),
            ("q", "leave"),
        ],
    }
}

/// What a key press means; nothing for keys that mean nothing here.
pub fn message(map: &Map, key: KeyEvent) -> Option<Message> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let types = map.panel == Panel::Fields && !map.help;
    if key.modifiers.contains(KeyModifiers::CONTROL) {
        return match key.code {
            KeyCode::Char('c') => Some(Message::Abort),
            KeyCode::Char('z') => Some(Message::Suspend),
            KeyCode::Char('q') => Some(Message::Leave),
            code => edit(code, true).filter(|_| types).map(Message::Edit),
        };
    }
    match key.code {
        KeyCode::Esc => Some(Message::Back),
        KeyCode::F(1) => Some(Message::Help),
        KeyCode::Enter => Some(Message::Forward),
        KeyCode::Tab => Some(Message::Next),
        KeyCode::BackTab => Some(Message::Previous),
        KeyCode::Up => Some(Message::Go(Move::Up)),
        KeyCode::Down => Some(Message::Go(Move::Down)),
        KeyCode::PageUp if types => Some(Message::PreviousStart),
        KeyCode::PageDown if types => Some(Message::NextStart),
        KeyCode::Char(sign) if types => {
            Some(Message::Edit(tui_input::InputRequest::InsertChar(sign)))
        }
        code if types => edit(code, false).map(Message::Edit),
        KeyCode::PageUp => Some(Message::Go(Move::PageUp)),
        KeyCode::PageDown => Some(Message::Go(Move::PageDown)),
        KeyCode::Home => Some(Message::Go(Move::First)),
        KeyCode::End => Some(Message::Go(Move::Last)),
        KeyCode::Char('k') => Some(Message::Go(Move::Up)),
        KeyCode::Char('j') => Some(Message::Go(Move::Down)),
        KeyCode::Char('?') => Some(Message::Help),
        KeyCode::Char('q') => Some(Message::Leave),
        _ => None,
    }
}
