//! Scripted keys on the desk, compared with reviewed pictures; and the same in lines.

use std::path::PathBuf;

use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tollgate_core::model::Model;
use tollgate_core::policy::Knowledge;

use super::desk::{Desk, Dialog, Judge};
use super::keys::message;
use super::message::{Effect, Message};
use super::plain::converse;
use super::update::update;
use super::view::{Seen, view};
use crate::wizard::state::Size;
use crate::wizard::theme::{Palette, Signs, Theme};

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (60, 20), (40, 12)];

/// A case whose endpoint wants a key that nobody told.
const CASE: &str = r#"{
  "request": {
    "principal": "arn:aws:iam::111122223333:role/app",
    "action": "x:Read",
    "resource": "arn:aws:x:::shelf/book"
  },
  "identity": [{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "x:*", "Resource": "*"}}],
  "endpoint_policies": [{
    "Version": "2012-10-17",
    "Statement": [
      {"Sid": "Ours", "Effect": "Allow", "Principal": "*", "Action": "x:Read", "Resource": "*",
       "Condition": {"StringEquals": {"x:Floor": "third"}}},
      {"Sid": "Wrong", "Effect": "Allow", "Action": "x:Write", "Resource": "*"}
    ]
  }]
}"#;

fn judge() -> Judge {
    let model = Model::from_image(tollgate_specs::IMAGE).expect("the built-in rules");
    Judge {
        known: Knowledge::of(&model),
        model,
        on: "2026-11-01".parse().ok(),
    }
}

fn laid(judge: &Judge, width: u16, height: u16) -> Desk {
    let mut desk = Desk::new(judge, Size { width, height });
    desk.take(judge, CASE);
    desk
}

fn press(judge: &Judge, mut desk: Desk, keys: &[KeyCode]) -> (Desk, Option<Effect>) {
    let mut last = None;
    for code in keys {
        let key = KeyEvent::new(*code, KeyModifiers::NONE);
        if let Some(message) = message(&desk, key) {
            let (next, effect) = update(judge, desk, message);
            (desk, last) = (next, effect.or(last));
        }
    }
    (desk, last)
}

fn typed(text: &str) -> Vec<KeyCode> {
    text.chars().map(KeyCode::Char).collect()
}

fn picture(desk: &Desk) -> String {
    let Size { width, height } = desk.size;
    let theme = Theme {
        palette: Palette::Plain,
        signs: Signs::LINES,
    };
    let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a screen in memory");
    let drawn = terminal.draw(|frame| view(Seen { desk, theme }, frame));
    drawn.expect("it draws");
    terminal.backend().to_string()
}

#[track_caller]
fn check(name: &str, keys: &[KeyCode]) {
    let judge = judge();
    for (width, height) in SIZES {
        let (desk, _) = press(&judge, laid(&judge, width, height), keys);
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("policy-{name}-{width}x{height}"), picture(&desk));
        });
    }
}

#[test]
fn the_gates() {
    check("gates", &[]);
}

#[test]
fn a_policy_with_what_is_wrong_under_its_lines() {
    check("policy", &[KeyCode::Tab, KeyCode::Down]);
}

#[test]
fn a_request_that_is_edited() {
    let mut keys = vec![KeyCode::Tab, KeyCode::Tab, KeyCode::Down];
    keys.extend([KeyCode::Backspace; 4]);
    keys.extend(typed("Write"));
    check("request", &keys);
}

#[test]
fn a_file_to_open_and_the_help() {
    check("open", &[KeyCode::Char('o'), KeyCode::Char('p')]);
    check("help", &[KeyCode::Char('?')]);
}

#[test]
fn the_gates_light_up_as_the_request_changes() {
    let judge = judge();
    let desk = laid(&judge, 80, 24);
    let decision = |desk: &Desk| desk.judged.as_ref().map(|it| it.decision);
    assert_eq!(decision(&desk), Some("implicit_deny"));
    let (tried, _) = press(&judge, desk.clone(), &[KeyCode::Char('t')]);
    assert_eq!(decision(&tried), Some("allowed"));
    assert!(
        tried
            .gates
            .iter()
            .take(1)
            .all(|gate| tried.light(gate).1 == "allowed")
    );
    // The same key by hand: to the last row of the request, and typed there.
    let mut keys = vec![KeyCode::BackTab];
    keys.extend([KeyCode::PageDown; 3]);
    keys.extend(typed("x:floor=third"));
    keys.push(KeyCode::Enter);
    let (typed, _) = press(&judge, desk, &keys);
    assert_eq!(decision(&typed), Some("allowed"));
}

#[test]
fn rules_that_need_the_other_gates_are_told_by_them() {
    let judge = judge();
    let mut desk = laid(&judge, 80, 24);
    let open = r#"{
  "request": {"principal": "arn:aws:iam::111111111111:role/app", "action": "x:Read", "resource": "arn:aws:x:::b",
    "path": {"endpoint": {"id": "vpce-0123456789abcdef0"}}},
  "endpoint_policies": [{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*", "Action": "x:Read", "Resource": "arn:aws:x:::b"}}],
  "resource_policy": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*", "Action": "x:Read", "Resource": "*"}}
}"#;
    let found = |desk: &Desk| -> Vec<String> {
        let findings = desk.gates[0].findings.iter();
        findings.map(|it| it.message.clone()).collect()
    };
    desk.take(&judge, open);
    assert_eq!(
        found(&desk),
        ["the endpoint is limited to buckets, and a bucket takes requests from elsewhere"]
    );
    // Without the bucket's policy nothing is known of it.
    desk.gates[1].text.clear();
    desk.judge(&judge);
    assert_eq!(found(&desk), [""; 0]);
}

#[test]
fn files_are_read_and_written_as_effects() {
    let judge = judge();
    let mut keys = typed("o");
    keys.extend(typed("a b.json"));
    keys.push(KeyCode::Enter);
    let (desk, effect) = press(&judge, laid(&judge, 80, 24), &keys);
    assert_eq!(effect, Some(Effect::Open(PathBuf::from("a b.json"))));
    let (desk, _) = update(&judge, desk, Message::NotOpened("no such file".into()));
    assert!(matches!(&desk.dialog, Some(Dialog::Open(_, Some(why))) if why == "no such file"));
    let (desk, _) = update(&judge, desk, Message::Opened("{".into()));
    assert!(desk.judged.is_none() && desk.gates[0].findings.len() == 1);
    let (desk, _) = update(&judge, desk, Message::Pasted(CASE.into()));
    let (_, effect) = press(&judge, desk, &[KeyCode::Char('s'), KeyCode::Enter]);
    let Some(Effect::Save(path, case)) = effect else {
        panic!("nothing is saved");
    };
    assert_eq!(path, PathBuf::from("case.json"));
    // What is saved is what is shown.
    let mut again = Desk::new(
        &judge,
        Size {
            width: 80,
            height: 24,
        },
    );
    again.take(&judge, &case);
    assert_eq!(again.judged, laid(&judge, 80, 24).judged);
}

#[test]
fn it_can_all_be_said_in_lines() {
    let judge = judge();
    let lines = [
        "action x:Write",
        "action x:Read",
        "key x:Floor=second",
        "try",
        "set /path/endpoint/id vpce-1",
        "set /nonsense 1",
        "set /path/endpoint/service s3",
        "set /path/endpoint/region eu-west-1",
        "others ecr.dkr, ssm",
        "open endpoint no-such-file.json",
        "sing",
        "done",
    ];
    let mut output = Vec::new();
    let input = lines.join("\n");
    let desk = laid(&judge, 80, 24);
    converse(&judge, desk, &mut input.as_bytes(), &mut output).expect("memory can be written");
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
        insta::assert_snapshot!("policy-plain", shown.concat());
    });
}

/// Which rules the endpoint's policy breaks.
fn broken(desk: &Desk) -> Vec<&str> {
    let findings = desk.gates.iter().flat_map(|gate| &gate.findings);
    findings.map(|it| it.message.as_str()).collect()
}

#[test]
fn the_other_endpoints_of_the_vpc_decide_which_buckets_are_missed() {
    let judge = judge();
    let closed = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::mine/*"}]}"#;
    let misses = |desk: &Desk| broken(desk).iter().any(|it| it.contains("bucket"));
    let size = Size {
        width: 120,
        height: 40,
    };
    let (desk, _) = update(
        &judge,
        Desk::new(&judge, size),
        Message::Pasted(closed.into()),
    );
    let (desk, _) = press(&judge, desk, &[KeyCode::Tab, KeyCode::Tab]);
    let rows: Vec<&str> = (0..desk.request.rows())
        .map(|row| desk.request.row_text(row).0)
        .collect();
    let row = |title: &str| rows.iter().position(|it| *it == title).unwrap_or_default();
    let mut keys = vec![KeyCode::Down; row("Endpoint service")];
    keys.extend(typed("s3"));
    let others = row("Other endpoints");
    let (desk, _) = press(&judge, desk, &keys);
    let without = broken(&desk).len();
    assert!(!misses(&desk), "{:?}", broken(&desk));
    let mut keys = vec![KeyCode::Down; row("Endpoint Region") - desk.request.row];
    keys.extend(typed("us-east-1"));
    keys.push(KeyCode::Down);
    assert_eq!(others, row("Endpoint Region") + 1);
    keys.extend(typed("ecr.dkr"));
    let (desk, _) = press(&judge, desk, &keys);
    assert!(
        misses(&desk) && broken(&desk).len() > without,
        "{:?}",
        broken(&desk)
    );

    // The same from a file of what stands beside, which may be opened or pasted; a case leaves it as it is.
    let file = r#"{"services": ["s3", "ecr.dkr"], "region": "us-east-1"}"#;
    let (desk, _) = update(
        &judge,
        Desk::new(&judge, size),
        Message::Pasted(closed.into()),
    );
    let (mut desk, _) = update(&judge, desk, Message::Pasted(file.into()));
    desk.request.set("/path/endpoint/service", "s3");
    desk.judge(&judge);
    assert!(misses(&desk), "{:?}", broken(&desk));
    let case = desk.case().expect("a case");
    assert!(!case.contains("ecr.dkr"), "{case}");
    let (desk, _) = update(&judge, desk, Message::Pasted(case));
    assert!(misses(&desk), "{:?}", broken(&desk));
    let (desk, _) = update(
        &judge,
        desk,
        Message::Pasted(r#"{"services": "ecr"}"#.into()),
    );
    assert!(
        desk.notice
            .as_deref()
            .is_some_and(|it| it.contains("a list")),
        "{:?}",
        desk.notice
    );
    assert!(misses(&desk));
}

fn any_key() -> impl Strategy<Value = KeyCode> {
    let signs = "oxtsqjk?{}=,é:1 a".chars().map(KeyCode::Char);
    let others = [
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::PageDown,
        KeyCode::End,
        KeyCode::Home,
        KeyCode::Left,
        KeyCode::Backspace,
        KeyCode::Delete,
    ];
    let all: Vec<KeyCode> = signs.chain(others).collect();
    prop::sample::select(all)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_key_breaks_it_and_it_draws_on_every_screen(
        keys in prop::collection::vec(any_key(), 0..40),
        width in 1_u16..130,
        height in 1_u16..50,
    ) {
        let judge = judge();
        let (desk, _) = press(&judge, laid(&judge, width, height), &keys);
        picture(&desk);
    }
}
