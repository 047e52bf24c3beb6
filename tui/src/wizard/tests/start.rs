//! Where one can start, what leads elsewhere, and what is taken along.

use tollgate_core::facts::Answers;
use tollgate_core::model::Model;

use super::{opened, rules};
use crate::wizard::menu::Tool;
use crate::wizard::message::{Effect, Message};
use crate::wizard::result::{Section, there};
use crate::wizard::rules::Rules;
use crate::wizard::scripted::{picture, press, pressed};
use crate::wizard::state::{Dialog, Facts, Size, State, Step};
use crate::wizard::theme::Signs;
use crate::wizard::update::{start, update};

const SHARE: &str = "v1.crossing~purpose=visit~harbour=amber-bay~luggage=bag";
/// To the entry for a share text.
const TO_SHARE: &str = "6";

fn built_in() -> Rules {
    let model = Model::from_image(tollgate_specs::IMAGE).expect("the built-in rules");
    Rules::new(model, "2026-11-15".parse().ok())
}

fn decided(rules: &Rules) -> State {
    let given = [
        "target=aws-service",
        "service=kms",
        "callers=this-vpc",
        "service-region=same",
        "zones=3",
        "inspection=no",
    ];
    let facts = Facts {
        decision: Some("endpoint".to_string()),
        answers: Answers::from_pairs(&given).expect("answers"),
    };
    let size = Size {
        width: 80,
        height: 24,
    };
    start(rules, facts, size).expect("known answers")
}

fn outcome(state: &State) -> Option<&str> {
    let report = state.report.as_ref()?;
    Some(report.outcome.as_ref()?.id.as_str())
}

#[test]
fn a_share_text_is_opened_and_a_wrong_one_told() {
    let rules = rules();
    let state = press(&rules, opened(&rules, 80, 24), TO_SHARE);
    let wrong = press(&rules, state.clone(), "v9.x<Enter>");
    assert!(
        matches!(&wrong.dialog, Some(Dialog::Typed(typed)) if typed.error.is_some()),
        "{:?}",
        wrong.dialog
    );
    let state = update(&rules, state, Message::Pasted(format!(" {SHARE}\n"))).0;
    let state = press(&rules, state, "<Enter>");
    assert_eq!(outcome(&state), Some("train"));
    assert_eq!(
        state.report.as_ref().map(|it| it.share.as_str()),
        Some(SHARE)
    );
    // It can be taken back like an answer.
    assert!(matches!(press(&rules, state, "u").step, Step::Menu(_)));
}

#[test]
fn what_was_left_is_offered_first_and_gone_on_with() {
    let mut rules = rules();
    rules.recent = vec!["v1.crossing~purpose=visit".into(), "v1.unknown~x=y".into()];
    let state = opened(&rules, 80, 24);
    let shown = picture(&rules, &state, (80, 24), Signs::LINES);
    assert!(
        shown.contains("1 Go on  How is the strait crossed? (1 answer)"),
        "{shown}"
    );
    let state = press(&rules, state, "1");
    assert!(matches!(&state.step, Step::Question(asking) if asking.question.id == "harbour"));
}

#[test]
fn screens_are_doors_and_an_estate_is_asked_for() {
    let rules = rules();
    let (state, effect) = pressed(&rules, opened(&rules, 80, 24), "3");
    assert_eq!(effect, Some(Effect::Open));
    assert_eq!(state.door.map(|it| it.tool), Some(Tool::Policy));
    let (state, effect) = pressed(&rules, opened(&rules, 80, 24), "5<Enter>");
    assert_eq!(effect, None);
    assert!(matches!(&state.dialog, Some(Dialog::Typed(typed)) if typed.error.is_some()));
    let (state, effect) = pressed(&rules, state, "estate<Enter>");
    assert_eq!(effect, Some(Effect::Open));
    let door = state.door.clone().expect("a door");
    assert_eq!(door.tool, Tool::Audit);
    assert_eq!(door.estate.as_deref(), Some(std::path::Path::new("estate")));
    let state = update(&rules, state, Message::NotOpened("no file".into())).0;
    assert!(picture(&rules, &state, (80, 24), Signs::LINES).contains("no file"));
}

#[test]
fn a_result_has_its_plan_its_code_and_the_decisions_beside_it() {
    let rules = built_in();
    let state = decided(&rules);
    assert_eq!(there(&state).len(), Section::ALL.len());
    let (state, effect) = pressed(&rules, state, "9y");
    assert!(matches!(effect, Some(Effect::Copy(code)) if code.contains("terraform {")));
    let (state, effect) = pressed(&rules, state, "fy");
    assert!(matches!(effect, Some(Effect::Copy(code)) if code.contains("Resources:")));
    let (state, effect) = pressed(&rules, state, "0y");
    assert!(matches!(effect, Some(Effect::Copy(share)) if share.starts_with("v1.endpoint~")));
    let beside = press(&rules, state.clone(), "7<Enter>");
    assert_eq!(beside.facts.decision.as_deref(), Some("dns"));
    let back = press(&rules, beside, "u");
    assert_eq!(back.facts, state.facts);
}

#[test]
fn the_ending_of_a_name_says_what_is_saved() {
    let rules = built_in();
    let state = decided(&rules);
    for (name, begins) in [
        ("x.json", "{"),
        ("x.toml", "target = \"aws-service\""),
        ("x.md", "#"),
        ("x.tf", "# Interface endpoint"),
        ("x.yaml", "AWSTemplateFormatVersion"),
        ("x.sh", "#!"),
    ] {
        let (_, effect) = pressed(&rules, state.clone(), &format!("s{name}<Enter>"));
        let Some(Effect::Save { text, .. }) = effect else {
            panic!("{name} is not saved");
        };
        assert!(
            text.starts_with(begins),
            "{name}: {}",
            text.lines().next().unwrap_or("")
        );
    }
}

#[test]
fn a_kept_result_is_compared_with_another() {
    let rules = built_in();
    let state = press(&rules, decided(&rules), "b");
    assert!(state.kept.is_some());
    let state = press(&rules, state, "<Tab><End><Up><Enter>");
    let question = match &state.step {
        Step::Question(asking) => asking.question.id.clone(),
        Step::Menu(_) | Step::Result => panic!("a question is open"),
    };
    assert_eq!(question, "zones");
    let state = press(&rules, state, "2<Enter>v");
    let Some(Dialog::Compare(comparison)) = &state.dialog else {
        panic!("nothing is compared: {:?}", state.notice);
    };
    let about: Vec<&str> = comparison
        .rows
        .iter()
        .map(|row| row.about.as_str())
        .collect();
    assert!(about.contains(&"zones"), "{about:?}");
    assert!(press(&rules, state, "v").dialog.is_none());
}
