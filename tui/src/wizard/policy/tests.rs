//! Scripted keys on the desk, compared with reviewed pictures; and the same in lines.

use std::path::PathBuf;

use proptest::prelude::{ProptestConfig, proptest};
use tollgate_core::model::Model;
use tollgate_core::policy::Knowledge;

use super::desk::{Desk, Dialog, Judge};
use super::message::{Effect, Message};
use super::update::update;
use crate::wizard::scripted::{any_keys, painted, picture, pictured, press, pressed, spoken};
use crate::wizard::state::Size;
use crate::wizard::theme::Signs;

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

fn model() -> Model {
    Model::from_image(tollgate_specs::IMAGE).expect("the built-in rules")
}

fn judge(model: &Model) -> Judge<'_> {
    Judge {
        known: Knowledge::of(model),
        model,
        on: "2026-11-01".parse().ok(),
    }
}

fn laid(judge: &Judge<'_>, width: u16, height: u16) -> Desk {
    let mut desk = Desk::new(judge, Size { width, height });
    desk.take(judge, CASE);
    desk
}

#[track_caller]
fn check(name: &str, keys: &str) {
    let model = model();
    let judge = judge(&model);
    pictured(&judge, || laid(&judge, 80, 24), (name, keys, Signs::LINES));
}

#[test]
fn in_colours_and_in_ascii() {
    let model = model();
    let judge = judge(&model);
    painted(&judge, &laid(&judge, 80, 24), "policy");
    pictured(
        &judge,
        || laid(&judge, 80, 24),
        ("policy-ascii", "", Signs::ASCII),
    );
}

#[test]
fn the_gates() {
    check("policy-gates", "");
}

#[test]
fn a_policy_with_what_is_wrong_under_its_lines() {
    check("policy-policy", "<Tab><Down>");
}

#[test]
fn a_request_that_is_edited() {
    let gone = "<Backspace>".repeat(4);
    check("policy-request", &format!("<Tab><Tab><Down>{gone}Write"));
}

#[test]
fn a_file_to_open_and_the_help() {
    check("policy-open", "op");
    check("policy-help", "?");
}

#[test]
fn the_gates_light_up_as_the_request_changes() {
    let model = model();
    let judge = judge(&model);
    let desk = laid(&judge, 80, 24);
    let decision = |desk: &Desk| desk.judged.as_ref().map(|it| it.decision);
    assert_eq!(decision(&desk), Some("implicit_deny"));
    let tried = press(&judge, desk.clone(), "t");
    assert_eq!(decision(&tried), Some("allowed"));
    assert!(
        tried
            .gates
            .iter()
            .take(1)
            .all(|gate| tried.light(gate).1 == "allowed")
    );
    // The same key by hand: to the last row of the request, and typed there.
    let keys = "<BackTab><PageDown><PageDown><PageDown>x:floor=third<Enter>";
    let typed = press(&judge, desk, keys);
    assert_eq!(decision(&typed), Some("allowed"));
}

#[test]
fn rules_that_need_the_other_gates_are_told_by_them() {
    let model = model();
    let judge = judge(&model);
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
    let model = model();
    let judge = judge(&model);
    let (desk, effect) = pressed(&judge, laid(&judge, 80, 24), "oa b.json<Enter>");
    assert_eq!(effect, Some(Effect::Open(PathBuf::from("a b.json"))));
    let (desk, _) = update(&judge, desk, Message::NotOpened("no such file".into()));
    assert!(matches!(&desk.dialog, Some(Dialog::Open(_, Some(why))) if why == "no such file"));
    let (desk, _) = update(&judge, desk, Message::Opened("{".into()));
    assert!(desk.judged.is_none() && desk.gates[0].findings.len() == 1);
    let (desk, _) = update(&judge, desk, Message::Pasted(CASE.into()));
    let (_, effect) = pressed(&judge, desk, "s<Enter>");
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
    let model = model();
    let judge = judge(&model);
    let (region, other) = (a_region(&judge), needing_buckets(&judge));
    let region = format!("set /path/endpoint/region {region}");
    let others = format!("others {other}, x");
    let lines = [
        "action x:Write",
        "action x:Read",
        "key x:Floor=second",
        "try",
        "set /path/endpoint/id vpce-1",
        "set /nonsense 1",
        "set /path/endpoint/service s3",
        &region,
        &others,
        "open endpoint no-such-file.json",
        "sing",
        "done",
    ];
    spoken(&judge, laid(&judge, 80, 24), "policy-plain", &lines);
}

/// A Region that the rules know.
fn a_region<'rules>(judge: &'rules Judge<'_>) -> &'rules str {
    let regions = judge.model.catalogue("region").expect("there are Regions");
    &regions.entries[0].name
}

/// A service whose endpoints need buckets of AWS.
fn needing_buckets<'rules>(judge: &'rules Judge<'_>) -> &'rules str {
    let services = judge.known.buckets.iter().flat_map(|it| &it.services);
    services.into_iter().next().expect("there is one")
}

/// What is wrong with the policies.
fn broken(desk: &Desk) -> Vec<&str> {
    let findings = desk.gates.iter().flat_map(|gate| &gate.findings);
    findings.map(|it| it.message.as_str()).collect()
}

#[test]
fn the_other_endpoints_of_the_vpc_decide_which_buckets_are_missed() {
    let model = model();
    let judge = judge(&model);
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
    let desk = press(&judge, desk, "<Tab><Tab>");
    let rows: Vec<&str> = (0..desk.request.rows())
        .map(|row| desk.request.row_text(row).0)
        .collect();
    let row = |title: &str| rows.iter().position(|it| *it == title).unwrap_or_default();
    let keys = "<Down>".repeat(row("Endpoint service")) + "s3";
    let others = row("Other endpoints");
    let desk = press(&judge, desk, &keys);
    let without = broken(&desk).len();
    assert!(!misses(&desk), "{:?}", broken(&desk));
    let down = "<Down>".repeat(row("Endpoint Region") - desk.request.row);
    assert_eq!(others, row("Endpoint Region") + 1);
    let (region, other) = (a_region(&judge), needing_buckets(&judge));
    let keys = format!("{down}{region}<Down>{other}");
    let desk = press(&judge, desk, &keys);
    assert!(
        misses(&desk) && broken(&desk).len() > without,
        "{:?}",
        broken(&desk)
    );

    // The same from a file of what stands beside, which may be opened or pasted; a case leaves it as it is.
    let file = format!(r#"{{"services": ["s3", "{other}"], "region": "{region}"}}"#);
    let (desk, _) = update(
        &judge,
        Desk::new(&judge, size),
        Message::Pasted(closed.into()),
    );
    let (mut desk, _) = update(&judge, desk, Message::Pasted(file));
    desk.request.set("/path/endpoint/service", "s3");
    desk.judge(&judge);
    assert!(misses(&desk), "{:?}", broken(&desk));
    let case = desk.case().expect("a case");
    assert!(!case.contains(other), "{case}");
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_key_breaks_it_and_it_draws_on_every_screen(
        keys in any_keys("oxtsqjk?{}=,é:1 a", 40),
        width in 1_u16..130,
        height in 1_u16..50,
    ) {
        let model = model();
    let judge = judge(&model);
        let desk = press(&judge, laid(&judge, width, height), &keys);
        picture(&judge, &desk, (width, height), Signs::LINES);
    }
}
