//! Scripted keys on the screen, compared with reviewed pictures; and the same in lines.

use std::collections::BTreeMap;

use proptest::prelude::{ProptestConfig, proptest};
use tollgate_core::estate::read::{Beside, read};
use tollgate_core::model::Model;
use tollgate_core::source::SourceFile;
use tollgate_core::trace::Knowledge;

use super::map::{Map, Panel, World};
use super::message::Effect;
use crate::wizard::scripted::{any_keys, painted, picture, pictured, press, pressed, spoken};
use crate::wizard::state::Size;
use crate::wizard::theme::Signs;

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

fn opened(world: &World<'_>) -> Map {
    let size = Size {
        width: 80,
        height: 24,
    };
    Map::new(world, size)
}

#[track_caller]
fn check(name: &str, keys: &str) {
    let model = model();
    let world = world(&model);
    pictured(&world, || opened(&world), (name, keys, Signs::LINES));
}

#[test]
fn a_way_and_its_steps() {
    check("trace-way", SECRETS);
    check("trace-steps", &format!("{SECRETS}<Tab><Down>"));
}

#[test]
fn in_colours_and_in_ascii() {
    let model = model();
    let world = world(&model);
    painted(&world, &press(&world, opened(&world), SECRETS), "trace");
    pictured(
        &world,
        || opened(&world),
        ("trace-ascii", SECRETS, Signs::ASCII),
    );
}

#[test]
fn a_change_that_is_tried() {
    let tried = "vpc-1.dns-hostnames=no nat-1.state=failed";
    check("trace-tried", &format!("{SECRETS}<Down><Down>{tried}"));
}

#[test]
fn the_table_and_the_help() {
    check("trace-all", "<Tab><Tab>");
    check("trace-help", "<F1>");
}

#[test]
fn starts_follow_one_another_and_keys_leave() {
    let model = model();
    let world = world(&model);
    let map = opened(&world);
    assert_eq!(map.text(0), "i-client");
    let next = press(&world, map.clone(), "<PageDown>");
    assert_eq!(next.text(0), "subnet-a");
    let last = press(&world, map, "<PageUp>");
    assert_eq!(last.text(0), "internet");
    let (steps, effect) = pressed(&world, last, "<Tab>q");
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
    spoken(&world, opened(&world), "trace-plain", &lines);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_key_breaks_it_and_it_draws_on_every_screen(
        keys in any_keys("10.:=,sqjk?é a", 30),
        width in 1_u16..130,
        height in 1_u16..50,
    ) {
        let model = model();
        let world = world(&model);
        let map = Map::new(&world, Size { width, height });
        let map = press(&world, map, &keys);
        picture(&world, &map, (width, height), Signs::LINES);
    }
}
