//! Scripted keys on the screen, compared with reviewed pictures; and the same in lines.

use std::collections::BTreeMap;

use proptest::prelude::{ProptestConfig, proptest};
use tollgate_core::audit::{Options, audit};
use tollgate_core::estate::read::{Beside, read};
use tollgate_core::model::Model;
use tollgate_core::source::SourceFile;
use tollgate_core::trace::Knowledge;

use super::ledger::{Audited, Dialog, Ledger, Panel};
use super::message::{Effect, Message};
use super::update::update;
use crate::wizard::scripted::{any_keys, painted, picture, pictured, press, pressed, spoken};
use crate::wizard::state::Size;
use crate::wizard::theme::Signs;

/// A VPC with a NAT gateway and two endpoints.
const ESTATE: &str = include_str!("../../../../tests/cases/trace/one-vpc.estate");

fn audited() -> Audited {
    let model = Model::from_image(tollgate_specs::IMAGE).expect("the built-in rules");
    let files: BTreeMap<String, serde_json::Value> =
        serde_json::from_str(ESTATE).expect("the estate is JSON");
    let files = files.into_iter().map(|(name, json)| SourceFile {
        name,
        text: json.to_string(),
    });
    let files: Vec<SourceFile> = files.collect();
    let estate = read(&files, &Beside::default()).expect("it is read");
    let on = "2026-11-01".parse().ok();
    let options = Options {
        on,
        ..Options::default()
    };
    let known = Knowledge::of(&model, on);
    Audited {
        report: audit(&model, &known, &estate, &options),
    }
}

fn opened(audited: &Audited) -> Ledger {
    let size = Size {
        width: 80,
        height: 24,
    };
    Ledger::new(audited, size)
}

#[track_caller]
fn check(name: &str, keys: &str) {
    let audited = audited();
    pictured(&audited, || opened(&audited), (name, keys, Signs::LINES));
}

#[test]
fn findings_and_what_is_said_about_them() {
    check("audit-list", "<Down>");
    check("audit-detail", "<Enter>");
    check("audit-filter", "/notice");
    check("audit-help", "?");
}

#[test]
fn in_colours_and_in_ascii() {
    let audited = audited();
    painted(&audited, &opened(&audited), "audit");
    pictured(
        &audited,
        || opened(&audited),
        ("audit-ascii", "", Signs::ASCII),
    );
}

#[test]
fn escape_leads_up_and_then_away() {
    let audited = audited();
    let ledger = press(&audited, opened(&audited), "<Enter><Down>");
    assert_eq!(ledger.panel, Panel::Detail);
    let (ledger, effect) = pressed(&audited, ledger, "<Esc>");
    assert_eq!((ledger.panel, effect), (Panel::List, None));
    let (ledger, effect) = pressed(&audited, ledger, "/x<Esc>");
    assert!(effect.is_none() && ledger.picker.filter.value().is_empty());
    assert_eq!(pressed(&audited, ledger, "<Esc>").1, Some(Effect::Leave));
}

#[test]
fn what_mends_a_finding_is_copied_and_reports_are_saved() {
    let audited = audited();
    let with_fix = |it: &tollgate_core::report::LintFinding| !it.fix.is_empty();
    let place = audited.report.findings.iter().position(with_fix);
    let place = place.expect("something can be mended");
    let keys = format!("{}c", "<Down>".repeat(place));
    let (ledger, effect) = pressed(&audited, opened(&audited), &keys);
    let fix = &audited.report.findings[place].fix[0];
    assert!(matches!(effect, Some(Effect::Copy(text)) if text.starts_with(fix)));
    let (ledger, effect) = pressed(&audited, ledger, "sx.sarif<Enter>");
    assert!(matches!(effect, Some(Effect::Save(path)) if path.ends_with("x.sarif")));
    let ledger = update(&audited, ledger, Message::NotSaved("full".into())).0;
    assert!(matches!(&ledger.dialog, Some(Dialog::Save(_, Some(why))) if why == "full"));
}

#[test]
fn it_can_all_be_said_in_lines() {
    let audited = audited();
    let lines = ["1", "list error", "99", "sing", "copy 99", "done"];
    spoken(&audited, opened(&audited), "audit-plain", &lines);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_key_breaks_it_and_it_draws_on_every_screen(
        keys in any_keys("/scjkl?é x", 40),
        width in 1_u16..130,
        height in 1_u16..50,
    ) {
        let audited = audited();
        let ledger = Ledger::new(&audited, Size { width, height });
        let ledger = press(&audited, ledger, &keys);
        picture(&audited, &ledger, (width, height), Signs::LINES);
    }
}
