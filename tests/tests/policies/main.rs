//! Policies: a second evaluator agrees on made-up cases, what depends does, what is written is clean.
#![expect(clippy::panic, reason = "a test fails by panicking")]

mod actions;
mod compared;
mod examples;
mod second;
mod written;

use proptest::test_runner::TestCaseError;
use serde_json::{Value, json};
use tollgate_core::policy::{Case, Knowledge, simulate};
use tollgate_tests::{made_policies, specs};

fn known() -> Knowledge {
    let model = specs::model().unwrap_or_else(|error| panic!("{error}"));
    Knowledge::of(&model)
}

fn decided(known: &Knowledge, case: &Value) -> Result<Value, String> {
    let case = Case::from_json(&case.to_string()).map_err(|wrong| format!("{case}: {wrong:?}"))?;
    serde_json::to_value(simulate(known, &case)).map_err(|error| error.to_string())
}

#[test]
fn a_second_evaluator_agrees() {
    let known = known();
    each_case(|case| {
        let answer = decided(&known, case)?;
        let second = second::decision(case);
        match answer["decision"] == json!(second) {
            true => Ok(()),
            false => Err(format!(
                "the second evaluator says {second}:\n{case:#}\n{answer:#}"
            )),
        }
    });
}

#[test]
fn what_a_decision_depends_on_changes_it() {
    let known = known();
    each_case(|case| {
        let answer = decided(&known, case)?;
        let depends = answer["depends"].as_array().cloned().unwrap_or_default();
        // Of several keys only all together need to decide.
        let [one] = depends.as_slice() else {
            return Ok(());
        };
        let (Some(key), Some(value)) = (one["key"].as_str(), one["values"].get(0)) else {
            return Ok(());
        };
        let mut told = case.clone();
        told["request"]["context"][key] = value.clone();
        let then = decided(&known, &told)?;
        match then["decision"] == one["would_be"] {
            true => Ok(()),
            false => Err(format!("{one} does not hold:\n{told:#}\n{then:#}")),
        }
    });
}

/// Tries a property on made-up cases; the same ones in every run.
fn each_case(property: impl Fn(&Value) -> Result<(), String>) {
    let mut runner = made_policies::runner(made_policies::count());
    let tried = runner.run(&made_policies::case(), |case| {
        property(&case).map_err(TestCaseError::fail)
    });
    if let Err(failure) = tried {
        panic!("{failure}");
    }
}
