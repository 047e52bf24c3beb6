//! Scripted keys and lines for any screen, and pictures of it; tests only.

use proptest::prelude::Strategy;
use proptest::sample::select;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::style::Color;

use super::conversation::{Spoken, converse};
use super::leave::Left;
use super::program::Program;
use super::theme::{Palette, Signs, Theme};

/// Widths and heights: the usual one, a large one, a small one, the smallest.
pub const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (60, 20), (40, 12)];

/// Presses keys: signs one by one, and names in angle brackets such as `<Enter>` or `<Ctrl-R>`.
pub fn press<P: Program>(program: &P, state: P::State, keys: &str) -> P::State {
    pressed(program, state, keys).0
}

/// The same, with the last effect that the keys had; no effect is carried out.
pub fn pressed<P: Program>(
    program: &P,
    mut state: P::State,
    keys: &str,
) -> (P::State, Option<P::Effect>) {
    let mut last = None;
    for key in typed(keys) {
        if let Some(message) = program.message(&state, Event::Key(key)) {
            let (next, effect) = program.update(state, message);
            state = next;
            last = effect.or(last);
        }
    }
    (state, last)
}

/// The same state on a screen of another size.
pub fn resized<P: Program>(program: &P, state: P::State, width: u16, height: u16) -> P::State {
    match program.message(&state, Event::Resize(width, height)) {
        Some(message) => program.update(state, message).0,
        None => state,
    }
}

fn typed(keys: &str) -> Vec<KeyEvent> {
    let mut typed = Vec::new();
    let mut rest = keys;
    while let Some(sign) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        match named {
            Some((name, after)) => {
                rest = after;
                typed.push(key(name));
            }
            None => {
                rest = &rest[sign.len_utf8()..];
                typed.push(KeyEvent::new(KeyCode::Char(sign), KeyModifiers::NONE));
            }
        }
    }
    typed
}

fn key(name: &str) -> KeyEvent {
    if let Some(sign) = name.strip_prefix("Ctrl-") {
        let sign = sign.chars().next().unwrap_or_default().to_ascii_lowercase();
        return KeyEvent::new(KeyCode::Char(sign), KeyModifiers::CONTROL);
    }
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "BackTab" => KeyCode::BackTab,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "PageUp" => KeyCode::PageUp,
        "PageDown" => KeyCode::PageDown,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "Backspace" => KeyCode::Backspace,
        "Delete" => KeyCode::Delete,
        "Space" => KeyCode::Char(' '),
        "F1" => KeyCode::F(1),
        other => panic!("no key is called {other}"),
    };
    KeyEvent::new(code, KeyModifiers::NONE)
}

/// The screen as text: signs alone.
pub fn picture<P: Program>(
    program: &P,
    state: &P::State,
    (width, height): (u16, u16),
    signs: Signs,
) -> String {
    let theme = Theme {
        palette: Palette::Plain,
        signs,
    };
    let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a screen in memory");
    let drawn = terminal.draw(|frame| program.draw(state, theme, frame));
    drawn.expect("it draws");
    terminal.backend().to_string()
}

/// The runs of signs that are set off, with their colours and weights, line by line.
pub fn set_off<P: Program>(program: &P, state: &P::State, palette: Palette) -> String {
    let signs = Signs::LINES;
    let theme = Theme { palette, signs };
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a screen in memory");
    let drawn = terminal.draw(|frame| program.draw(state, theme, frame));
    drawn.expect("it draws");
    let buffer = terminal.backend().buffer();
    let mut said = String::new();
    for row in 0..24 {
        let mut runs: Vec<(String, String)> = Vec::new();
        for column in 0..80 {
            let cell = &buffer[(column, row)];
            let style = match (cell.fg, cell.modifier) {
                (Color::Reset, weight) if weight.is_empty() => String::new(),
                (Color::Reset, weight) => format!("{weight:?}"),
                (colour, weight) => format!("{colour} {weight:?}"),
            };
            match runs.last_mut() {
                Some((last, text)) if *last == style => text.push_str(cell.symbol()),
                Some(_) | None => runs.push((style, cell.symbol().to_string())),
            }
        }
        let runs = runs
            .iter()
            .filter(|(style, text)| !style.is_empty() && !text.trim().is_empty());
        let runs: Vec<String> = runs
            .map(|(style, text)| format!("{style}: {}", text.trim()))
            .collect();
        if !runs.is_empty() {
            said.push_str(&format!("{row:>2}  {}\n", runs.join(" | ")));
        }
    }
    said
}

/// Compares what is set off with a reviewed copy, in every palette with colours.
#[track_caller]
pub fn painted<P: Program>(program: &P, state: &P::State, name: &str) {
    let palettes = [
        Palette::Dark,
        Palette::Light,
        Palette::Contrast,
        Palette::Plain,
    ];
    let said = palettes.map(|palette| format!("{palette:?}\n{}", set_off(program, state, palette)));
    insta::with_settings!({
        omit_expression => true,
        prepend_module_to_snapshot => false,
        snapshot_path => "snapshots",
    }, {
        insta::assert_snapshot!(format!("{name}-colours"), said.join("\n"));
    });
    // Whoever cannot tell colours apart has the words and the weights.
    assert!(!said[3].contains("Cyan") && !said[3].contains("Red"));
}

/// Compares pictures with reviewed ones: those that keys lead to, in every size.
#[track_caller]
pub fn pictured<P: Program>(
    program: &P,
    opened: impl Fn() -> P::State,
    (name, keys, signs): (&str, &str, Signs),
) {
    for (width, height) in SIZES {
        let state = resized(program, opened(), width, height);
        let state = press(program, state, keys);
        let picture = picture(program, &state, (width, height), signs);
        assert!(signs != Signs::ASCII || picture.is_ascii(), "{picture}");
        insta::with_settings!({
            description => keys,
            omit_expression => true,
            prepend_module_to_snapshot => false,
            snapshot_path => "snapshots",
        }, {
            insta::assert_snapshot!(format!("{name}-{width}x{height}"), picture);
        });
    }
}

/// What is said when these lines are typed, each shown where it was typed; then how it ended.
pub fn conversation<S: Spoken>(spoken: &S, state: S::State, lines: &[&str]) -> (String, Left) {
    let mut output = Vec::new();
    let input = lines.join("\n") + "\n";
    let (_, left) = converse(spoken, state, &mut input.as_bytes(), &mut output, |_| {})
        .expect("memory can be read and written");
    let said = String::from_utf8(output).expect("only text is said");
    let mut typed = lines.iter();
    let shown = said.split("> \n").collect::<Vec<_>>().join("> (end)\n");
    let shown: String = shown
        .split_inclusive("\n> ")
        .map(|part| match part.strip_suffix("\n> ") {
            Some(before) => format!("{before}\n> {}\n", typed.next().unwrap_or(&"(end)")),
            None => part.to_string(),
        })
        .collect();
    (shown, left)
}

/// Compares a conversation with a reviewed one; only signs that every reader speaks may be in it.
#[track_caller]
pub fn spoken<S: Spoken>(spoken: &S, state: S::State, name: &str, lines: &[&str]) {
    let (shown, _) = conversation(spoken, state, lines);
    insta::with_settings!({
        omit_expression => true,
        prepend_module_to_snapshot => false,
        snapshot_path => "snapshots",
    }, {
        insta::assert_snapshot!(name.to_string(), shown);
    });
    assert!(shown.is_ascii(), "{shown}");
}

/// Any keys: some signs, and every key that has a name.
pub fn any_keys(signs: &'static str, most: usize) -> impl Strategy<Value = String> {
    const NAMED: &[&str] = &[
        "<Enter>",
        "<Esc>",
        "<Tab>",
        "<BackTab>",
        "<Up>",
        "<Down>",
        "<Left>",
        "<Right>",
        "<PageUp>",
        "<PageDown>",
        "<Home>",
        "<End>",
        "<Backspace>",
        "<Delete>",
        "<Space>",
        "<F1>",
        "<Ctrl-R>",
        "<Ctrl-U>",
    ];
    let named = NAMED.iter().map(|name| (*name).to_string());
    let keys: Vec<String> = named
        // Often, because it leads on.
        .chain(["<Enter>", "<Enter>", "<Down>"].map(str::to_string))
        .chain(signs.chars().map(String::from))
        .collect();
    proptest::collection::vec(select(keys), 0..most).prop_map(|keys| keys.concat())
}
