//! What small decisions say of a few answers.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Defaults, Request, decide, prepare};
use crate::compile::compile;
use crate::facts::{Answer, Answers};
use crate::model::Model;
use crate::report::DecisionReport;
use crate::source::SourceFile;

const SPEC: &str = r#"
source t "T" { verified 2026-04-26 }
unit hour
unit GB
catalogue region "Regions" { }
region here "Here" [t]
region there "There" [t]
choice place "Where?" of region
choice kind "Which kind?" { one "One" two "Two" }
flag encrypted "Encrypted?"
flag shared "Shared?" default no
number zones "Zones" in 0..10
number callers "Callers" in 0..10
amount data "Data" unit GB in 0..1000

tariff free "Free" { takes gb "Data" unit GB line "Data" = gb at data } [t]
rates free { every { data 0 USD/GB } grade A [t] }
tariff paid "Paid" { takes gb "Data" unit GB line "Data" = gb at data line "Hours" = hours at hour } [t]
rates paid { every { hour 0.01 USD/hour } grade A [t]  here { data 0.02 USD/GB } grade A [t] }

decision compare "Compare" {
  outcome few "Few" [t]
  outcome many "Many" [t]
  ask zones, callers {
    when zones < callers: conclude many because "more callers" [t]
    otherwise: conclude few because "enough zones" [t]
  }
}
decision alike "Alike" {
  outcome same "Same" { bill free in place { gb = data } } [t]
  outcome other "Other" { summary "For {data}." bill paid in place { gb = data } } [t]
  ask kind {
    one: ask encrypted {
      yes because "it is encrypted" [t]: conclude same because "so" [t]
      no because "it is plain" [t]: conclude same because "r" [t]
    }
    two: conclude other because "r" [t]
  }
  caution open-door "Open." when shared and zones > 3 [t]
}
decision both "Both" {
  outcome yes "Yes" [t]
  outcome no "No" [t]
  ask encrypted, shared {
    when encrypted and shared: conclude yes because "r" [t]
    otherwise: conclude no because "r" [t]
  }
}
"#;

fn model() -> Model {
    let (name, text) = (String::from("answers.toll"), String::from(SPEC));
    let compiled = compile(&[SourceFile { name, text }]);
    assert_eq!(compiled.diagnostics, [], "the rules have no mistakes");
    compiled.model.expect("a model")
}

fn report(decision: &str, pairs: &[&str], defaults: Defaults) -> DecisionReport {
    let answers = &Answers::from_pairs(pairs).expect("pairs");
    let request = Request {
        decision,
        answers,
        defaults,
        on: None,
    };
    decide(&model(), &request).expect("answers that suit")
}

#[test]
fn what_turns_a_comparison_would_change_the_outcome() {
    let report = report("compare", &["zones=3", "callers=5"], Defaults::Leave);
    let word = |answer: &Answer| match answer {
        Answer::Word(word) => word.clone(),
        Answer::Words(words) => words.join(","),
    };
    let changes = report.would_change.iter();
    let changes = changes.map(|it| format!("{}={}", it.question, word(&it.answer)));
    assert_eq!(changes.collect::<Vec<_>>(), ["zones=5", "callers=3"]);
    let smallest = report.smallest_change.expect("a smallest change");
    assert_eq!(smallest.outcome, "few");
}

#[test]
fn no_sentence_is_said_of_what_was_not_answered() {
    let report = report("alike", &["kind=one"], Defaults::Leave);
    let said: Vec<&str> = report.trail.iter().map(|it| it.because.as_str()).collect();
    assert_eq!(said, [""]);
    let outcome = report.outcome.expect("an outcome");
    assert_eq!(outcome.id, "same");
}

#[test]
fn what_is_free_everywhere_is_priced_without_answers() {
    let report = report("alike", &["kind=one"], Defaults::Leave);
    assert_eq!(report.price.map(|it| it.total), Some(String::from("0.00")));
}

#[test]
fn a_default_that_decides_is_taken_where_another_question_has_none() {
    let report = report("both", &[], Defaults::Take);
    assert_eq!(report.outcome.map(|it| it.id), Some(String::from("no")));
    assert_eq!(report.defaulted, ["shared"]);
}

#[test]
fn answers_that_the_result_shows_are_not_unused() {
    let open = report(
        "alike",
        &["shared=yes", "zones=4", "callers=1"],
        Defaults::Leave,
    );
    assert_eq!(open.cautions.len(), 1);
    assert_eq!(open.unused, ["callers"]);
    let decided = report(
        "alike",
        &["kind=two", "data=7", "callers=1"],
        Defaults::Leave,
    );
    assert_eq!(decided.unused, ["callers"]);
}

#[test]
fn the_fast_way_comes_to_the_same() {
    let model = model();
    let prepared = prepare(&model, "alike", None).expect("a decision");
    for (pairs, outcome, total) in [
        (&["kind=one"][..], "same", Some("0.00")),
        (
            &["kind=two", "data=0", "place=there"][..],
            "other",
            Some("7.30"),
        ),
        (&["kind=two", "data=5", "place=there"][..], "other", None),
        (
            &["kind=two", "data=5", "place=here"][..],
            "other",
            Some("7.40"),
        ),
    ] {
        let encoded = prepared
            .encode(&Answers::from_pairs(pairs).unwrap())
            .unwrap();
        let evaluation = prepared.evaluate(&encoded);
        let rule = evaluation.rule.expect("a rule");
        assert_eq!(prepared.outcome(rule), Some(outcome), "{pairs:?}");
        let price = report("alike", pairs, Defaults::Leave)
            .price
            .expect("a price");
        let told = price.complete.then_some(price.total);
        assert_eq!(told.as_deref(), total, "{pairs:?}");
        let total = evaluation.total.map(crate::quantity::Decimal::to_cents);
        assert_eq!(total, told, "{pairs:?}");
    }
}
