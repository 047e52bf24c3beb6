//! Scripted keys on a screen of a given size, compared with reviewed pictures.

mod keys;
mod properties;
mod screens;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tollgate_core::compile::compile;
use tollgate_core::diagnostic::render;
use tollgate_core::source::SourceFile;

use super::keys::message;
use super::message::Effect;
use super::rules::Rules;
use super::state::{Facts, Size, State};
use super::theme::{Palette, Signs, Theme};
use super::update::{start, update};
use super::view::{Seen, view};

/// The rules of another trade.
pub fn rules() -> Rules {
    let files = [SourceFile {
        name: "crossing.toll".to_string(),
        text: include_str!("tests/crossing.toll").to_string(),
    }];
    let compiled = compile(&files);
    let wrong = compiled.diagnostics.iter();
    let wrong: String = wrong.map(|diagnostic| render(diagnostic, &files)).collect();
    assert_eq!(wrong, "");
    let model = compiled.model.expect("without mistakes there is a model");
    Rules::new(model, "2026-10-01".parse().ok())
}

/// The first state on a screen of that size.
pub fn opened(rules: &Rules, width: u16, height: u16) -> State {
    start(rules, Facts::default(), Size { width, height }).expect("nothing is given")
}

/// Presses keys: signs one by one, and names in angle brackets such as `<Enter>`.
pub fn press(rules: &Rules, state: State, keys: &str) -> State {
    pressed(rules, state, keys).0
}

/// The same, with the last effect that the keys had.
pub fn pressed(rules: &Rules, mut state: State, keys: &str) -> (State, Option<Effect>) {
    let mut last = None;
    let mut rest = keys;
    while let Some(sign) = rest.chars().next() {
        let key = match rest
            .strip_prefix('<')
            .and_then(|named| named.split_once('>'))
        {
            Some((name, after)) => {
                rest = after;
                named(name)
            }
            None => {
                rest = &rest[sign.len_utf8()..];
                KeyEvent::new(KeyCode::Char(sign), KeyModifiers::NONE)
            }
        };
        if let Some(message) = message(&state, key) {
            let (next, effect) = update(rules, state, message);
            state = next;
            last = effect.or(last);
        }
    }
    (state, last)
}

fn named(name: &str) -> KeyEvent {
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "PageDown" => KeyCode::PageDown,
        "End" => KeyCode::End,
        "Backspace" => KeyCode::Backspace,
        "Space" => KeyCode::Char(' '),
        "F1" => KeyCode::F(1),
        "Ctrl-C" | "Ctrl-R" | "Ctrl-U" | "Ctrl-Z" => {
            let sign = name.chars().last().unwrap_or_default().to_ascii_lowercase();
            return KeyEvent::new(KeyCode::Char(sign), KeyModifiers::CONTROL);
        }
        other => panic!("no key is called {other}"),
    };
    KeyEvent::new(code, KeyModifiers::NONE)
}

/// The screen as text.
pub fn picture(rules: &Rules, state: &State) -> String {
    drawn(rules, state, Signs::LINES)
}

/// The screen as text, with these signs.
pub fn drawn(rules: &Rules, state: &State, signs: Signs) -> String {
    let Size { width, height } = state.size;
    let theme = Theme {
        palette: Palette::Plain,
        signs,
    };
    let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a screen in memory");
    let seen = Seen {
        rules,
        state,
        theme,
    };
    terminal.draw(|frame| view(seen, frame)).expect("it draws");
    terminal.backend().to_string()
}
