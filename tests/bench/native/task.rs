//! The benchmark's task: its rules, its inputs, and what each must come to.

use serde::Deserialize;
use serde_json::Value;
use tollgate_core::compile::compile;
use tollgate_core::facts::Answers;
use tollgate_core::model::Model;
use tollgate_core::quantity::Decimal;
use tollgate_tests::specs::with_overlay;

pub const DECISION: &str = "task";

/// An input and what it must come to.
pub struct Case {
    pub answers: Answers,
    expected: Expected,
}

#[derive(Debug, Deserialize)]
struct Expected {
    decision: String,
    reason: String,
    cost: f64,
}

impl Case {
    /// Whether outcome, reason and cost are as expected; the expected cost carries rounding errors.
    pub fn expects(
        &self,
        (outcome, reason, total): (Option<&str>, Option<String>, Option<Decimal>),
    ) -> bool {
        let cost: Option<f64> = total.and_then(|total| total.to_string().parse().ok());
        let error = cost.map(|cost| (cost - self.expected.cost).abs());
        outcome == Some(&self.expected.decision)
            && reason.as_deref() == Some(&self.expected.reason)
            && error.is_some_and(|error| error <= 1e-9 * self.expected.cost.abs().max(1.0))
    }
}

/// The rules of the task, laid over the built-in ones.
pub fn model() -> Result<Model, String> {
    let compiled = compile(&with_overlay("task.toll", include_str!("../task.toll")));
    let said: Vec<String> = compiled
        .diagnostics
        .into_iter()
        .map(|it| it.message)
        .collect();
    compiled.model.ok_or_else(|| said.join("; "))
}

/// The cases of two JSON lists.
pub fn read(inputs: &str, expected: &str) -> Result<Vec<Case>, String> {
    let inputs: Vec<Value> = serde_json::from_str(inputs).map_err(|error| error.to_string())?;
    let expected: Vec<Expected> =
        serde_json::from_str(expected).map_err(|error| error.to_string())?;
    let cases = inputs.iter().zip(expected).map(|(input, expected)| {
        // The rivals write `on_prem` where a rule file writes `on-prem`, and `service`, which is a
        // question of the built-in rules.
        let names = input.to_string().replace('_', "-");
        let names = names.replace("\"service\"", "\"called\"");
        let answers = Answers::from_json(&names).map_err(|_| format!("no answers: {input}"))?;
        Ok(Case { answers, expected })
    });
    cases.collect()
}

/// The answers of the first cases.
pub fn first(cases: &[Case], count: usize) -> Vec<Answers> {
    cases
        .iter()
        .take(count)
        .map(|case| case.answers.clone())
        .collect()
}
