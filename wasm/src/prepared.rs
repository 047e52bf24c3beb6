//! The fast path: answers are read once; an evaluation is numbers in and one number out.

use std::cell::OnceCell;

use tollgate_core::date::Date;
use tollgate_core::decide::{Encoded, Evaluation, Prepared, prepare};
use tollgate_core::facts::Answers;
use tollgate_core::model::Model;
use tollgate_core::quantity::Decimal;
use wasm_bindgen::prelude::*;

use crate::engine::Engine;
use crate::input::{Input, day, of_decision};
use crate::refused::Refused;

/// The copy of an engine's model that its prepared decisions read. It is kept for good, once an
/// engine, since JavaScript does not say when it drops the last of them.
pub type Kept = OnceCell<&'static Model>;

/// A decision, ready to be evaluated.
#[wasm_bindgen]
#[derive(Debug)]
pub struct PreparedDecision {
    prepared: Prepared<'static>,
}

/// Answers, ready to be evaluated.
#[wasm_bindgen]
#[derive(Debug)]
pub struct EncodedAnswers {
    encoded: Encoded,
}

#[wasm_bindgen]
impl Engine {
    /// Prepares a decision for the rates of a day.
    ///
    /// # Errors
    /// The diagnostic of a decision that does not exist.
    pub fn prepare(&self, decision: &str, on: &str) -> Result<PreparedDecision, JsValue> {
        let on: Date = day(on)?;
        let model = self
            .prepared
            .get_or_init(|| Box::leak(Box::new(self.model.clone())));
        let Some(prepared) = prepare(model, decision, Some(on)) else {
            // Deciding says which decisions there are.
            self.decided(decision, &Answers::default(), &on.to_string(), "leave")?;
            return Err(JsValue::NULL);
        };
        Ok(PreparedDecision { prepared })
    }
}

#[wasm_bindgen]
impl PreparedDecision {
    /// Reads answers that are JSON.
    ///
    /// # Errors
    /// The diagnostics of answers that do not suit.
    pub fn encode(&self, answers: &str) -> Result<EncodedAnswers, JsValue> {
        let input = Input::new(answers);
        let answers = Answers::from_json(answers).map_err(|found| input.refused(&found))?;
        self.encoded(&answers)
    }

    /// Reads the answers of a share text.
    ///
    /// # Errors
    /// The diagnostics of a text that is broken, or that belongs to another decision.
    #[wasm_bindgen(js_name = encodeShare)]
    pub fn encode_share(&self, decision: &str, share: &str) -> Result<EncodedAnswers, JsValue> {
        let answers = of_decision(decision, share)?;
        self.encoded(&answers)
    }

    /// Rule, decimal places and digits of the total in one number; -1 where they do not fit one.
    #[must_use]
    pub fn evaluate(&self, answers: &EncodedAnswers) -> f64 {
        packed(&self.prepared.evaluate(&answers.encoded)).unwrap_or(-1.0)
    }

    /// The total in full, where `evaluate` has no room for it: `RULE TOTAL`.
    #[wasm_bindgen(js_name = evaluateInFull)]
    #[must_use]
    pub fn evaluate_in_full(&self, answers: &EncodedAnswers) -> String {
        let Evaluation { rule, total } = self.prepared.evaluate(&answers.encoded);
        let total = total.map_or_else(String::new, |total| total.shortest().to_string());
        format!(
            "{} {total}",
            rule.map_or(0, |rule| u32::from(rule).saturating_add(1))
        )
    }

    /// Outcome and reason of every rule, one after the other.
    #[must_use]
    pub fn rules(&self) -> Vec<String> {
        let rules = (0..=u16::MAX).take(self.prepared.rules());
        let texts = rules.flat_map(|rule| {
            let outcome = self.prepared.outcome(rule).map(str::to_owned);
            [outcome, self.prepared.reason(rule)].map(Option::unwrap_or_default)
        });
        texts.collect()
    }
}

impl PreparedDecision {
    fn encoded(&self, answers: &Answers) -> Result<EncodedAnswers, JsValue> {
        let encoded = self.prepared.encode(answers);
        let encoded = encoded.map_err(|found| Refused::of(&found, &[]))?;
        Ok(EncodedAnswers { encoded })
    }
}

/// A number of JavaScript holds 53 bits: 10 for the rule, counted from 1, then 4 for the decimal
/// places, 15 standing for "no total", then 39 for the digits.
fn packed(evaluation: &Evaluation) -> Option<f64> {
    let rule = evaluation
        .rule
        .map_or(0, |rule| u64::from(rule).saturating_add(1));
    let (places, digits) = match evaluation.total.map(Decimal::shortest) {
        None => (15, 0),
        Some(total) => {
            let (digits, places) = total.parts();
            (u64::from(places), u64::try_from(digits).ok()?)
        }
    };
    let fits = rule < 1 << 10 && (places < 15 || digits == 0) && places < 16 && digits < 1 << 39;
    let number = (rule << 43) | (places << 39) | digits;
    #[expect(clippy::cast_precision_loss, reason = "the number has at most 53 bits")]
    fits.then_some(number as f64)
}
