//! Scripted keys on the screen, compared with reviewed pictures; and the same in lines.

use std::collections::BTreeMap;

use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tollgate_core::estate::read::{Beside, read};
use tollgate_core::model::Model;
use tollgate_core::source::SourceFile;
use tollgate_core::trace::Knowledge;

use super::keys::message;
use super::map::{Map, Panel, World};
use super::message::Effect;
use super::plain::converse;
use super::update::update;
use super::view::{Seen, view};
use crate::wizard::state::Size;
use crate::wizard::theme::{Palette, Signs, Theme};

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (60, 20), (40, 12)];

/// A VPC with a NAT gateway and two endpoints.
const ESTATE: &str = include_str!("../../../../tests/cases/trace/one-vpc.estate");

const SECRETS: &str = "secretsmanager.us-east-1.amazonaws.com";

fn model() -> Model {
    Model::from_image(tollgate_specs::IMAGE).expect("the built-in rules")
}

fn world(model: &Model) -> World<'_> {
    let files: BTreeMap<String, serde_json::Value> =
        serde_json::from_str(ESTATE).expect("the estate is JSON");
    let files = files.into_iter().map(|(name, json)| SourceFile {
        name,
        text: json.to_string(),
    });
    let files: Vec<SourceFile> = files.collect();
    let estate = read(&files, &Beside::default()).expect("it is read");
    World::new(Knowledge::of(model, "2026-11-01".parse().ok()), estate)
}

fn press(world: &World<'_>, mut map: Map, keys: &[KeyCode]) -> (Map, Option<Effect>) {
    let mut last = None;
    for code in keys {
        if let Some(message) = message(&map, KeyEvent::new(*code, KeyModifiers::NONE)) {
            let (next, effect) = update(world, map, message);
            (map, last) = (next, effect.or(last));
        }
    }
    (map, last)
}

fn typed(text: &str) -> Vec<KeyCode> {
    text.chars().map(KeyCode::Char).collect()
}

fn picture(map: &Map) -> String {
    let Size { width, height } = map.size;
    let theme = Theme {
        palette: Palette::Plain,
        signs: Signs::LINES,
    };
    let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a screen in memory");
    let drawn = terminal.draw(|frame| view(Seen { map, theme }, frame));
    drawn.expect("it draws");
    terminal.backend().to_string()
}

#[track_caller]
fn check(name: &str, keys: &[KeyCode]) {
    let model = model();
    let world = world(&model);
    for (width, height) in SIZES {
        let map = Map::new(&world, Size { width, height });
        let (map, _) = press(&world, map, keys);
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("trace-{name}-{width}x{height}"), picture(&map));
        });
    }
}

#[test]
fn a_way_and_its_steps() {
    check("way", &typed(SECRETS));
    let mut keys = typed(SECRETS);
    keys.extend([KeyCode::Tab, KeyCode::Down]);
    check("steps", &keys);
}

#[test]
fn a_change_that_is_tried() {
    let mut keys = typed(SECRETS);
    keys.extend([KeyCode::Down, KeyCode::Down]);
    keys.extend(typed("vpc-1.dns-hostnames=no nat-1.state=failed"));
    check("tried", &keys);
}

#[test]
fn the_table_and_the_help() {
    check("all", &[KeyCode::Tab, KeyCode::Tab]);
    check("help", &[KeyCode::F(1)]);
}

#[test]
fn starts_follow_one_another_and_keys_leave() {
    let model = model();
    let world = world(&model);
    let size = Size {
        width: 80,
        height: 24,
    };
    let map = Map::new(&world, size);
    assert_eq!(map.text(0), "i-client");
    let (next, _) = press(&world, map.clone(), &[KeyCode::PageDown]);
    assert_eq!(next.text(0), "subnet-a");
    let (last, _) = press(&world, map, &[KeyCode::PageUp]);
    assert_eq!(last.text(0), "internet");
    let (steps, effect) = press(&world, last, &[KeyCode::Tab, KeyCode::Char('q')]);
    assert_eq!((steps.panel, effect), (Panel::Steps, Some(Effect::Leave)));
}

#[test]
fn it_can_all_be_said_in_lines() {
    let model = model();
    let world = world(&model);
    let lines = [
        "to secretsmanager.us-east-1.amazonaws.com",
        "try vpc-1.dns-hostnames=no",
        "try",
        "from nobody",
        "starts",
        "from subnet-b",
        "all",
        "sing",
        "done",
    ];
    let size = Size {
        width: 80,
        height: 24,
    };
    let mut output = Vec::new();
    let input = lines.join("\n");
    converse(
        &world,
        Map::new(&world, size),
        &mut input.as_bytes(),
        &mut output,
    )
    .expect("memory can be written");
    let said = String::from_utf8(output).expect("only text is said");
    assert!(said.is_ascii());
    let mut typed = lines.iter();
    let parts = said.split("\n> ");
    let shown: Vec<String> = parts
        .enumerate()
        .map(|(at, part)| match at {
            0 => part.to_string(),
            _ => format!("\n> {}\n{part}", typed.next().unwrap_or(&"")),
        })
        .collect();
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("trace-plain", shown.concat());
    });
}

fn any_key() -> impl Strategy<Value = KeyCode> {
    let signs = "10.:=,sqjk?é a".chars().map(KeyCode::Char);
    let others = [
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::PageDown,
        KeyCode::PageUp,
        KeyCode::End,
        KeyCode::Backspace,
        KeyCode::F(1),
    ];
    let all: Vec<KeyCode> = signs.chain(others).collect();
    prop::sample::select(all)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_key_breaks_it_and_it_draws_on_every_screen(
        keys in prop::collection::vec(any_key(), 0..30),
        width in 1_u16..130,
        height in 1_u16..50,
    ) {
        let model = model();
        let world = world(&model);
        let map = Map::new(&world, Size { width, height });
        let (map, _) = press(&world, map, &keys);
        picture(&map);
    }
}
