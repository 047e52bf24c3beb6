//! The engine as a WASM module: JSON text in, plain objects out.
//!
//! Every export hands its input to the core and the core's report to JavaScript; what the core
//! refuses is thrown as its list of diagnostics. The npm package in `npm/` is built on this.

mod input;
mod output;
#[cfg(feature = "full")]
mod overlay;
#[cfg(feature = "full")]
mod policy;
#[cfg(feature = "full")]
mod prepared;

use tollgate_core::decide::{Request, decide};
use tollgate_core::facts::{Answers, read_share};
use tollgate_core::model::Model;
use tollgate_core::price::{Scenario, price, supplied};
use tollgate_core::{listing, report};
use wasm_bindgen::prelude::*;

use input::{Input, day, defaults, of_decision};
use output::{plain, refused};

#[cfg(feature = "full")]
pub use prepared::{EncodedAnswers, PreparedDecision};
#[cfg(not(feature = "full"))]
use tollgate_specs::CORE_IMAGE as IMAGE;
#[cfg(feature = "full")]
use tollgate_specs::IMAGE;

/// One model, asked as often as one likes.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    model: Model,
    #[cfg(feature = "full")]
    prepared: prepared::Kept,
    #[cfg(feature = "full")]
    known: std::cell::OnceCell<tollgate_core::policy::Knowledge>,
}

#[wasm_bindgen]
impl Engine {
    /// The engine with the rules that come with it.
    ///
    /// # Errors
    /// Where the image of the rules was damaged.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Self, JsError> {
        match Model::from_image(IMAGE) {
            Ok(model) => Ok(Self::of(model)),
            Err(error) => Err(JsError::new(&error.to_string())),
        }
    }

    /// Decides with answers as JSON.
    ///
    /// # Errors
    /// The diagnostics of answers that do not suit.
    pub fn decide(
        &self,
        decision: &str,
        answers: &str,
        on: &str,
        rest: &str,
    ) -> Result<JsValue, JsValue> {
        let input = Input::new(answers);
        let answers = Answers::from_json(answers).map_err(|found| input.refused(&found))?;
        self.decided(decision, &answers, on, rest)
    }

    /// Decides with the answers of a share text.
    ///
    /// # Errors
    /// The diagnostics of a text that is broken, or that belongs to another decision.
    pub fn resume(
        &self,
        decision: &str,
        share: &str,
        on: &str,
        rest: &str,
    ) -> Result<JsValue, JsValue> {
        let answers = of_decision(decision, share).map_err(|found| refused(&[found], &[]))?;
        self.decided(decision, &answers, on, rest)
    }

    /// The decision of a share text, and its answers as JSON.
    ///
    /// # Errors
    /// The diagnostic of a text that is broken.
    #[wasm_bindgen(js_name = readShare)]
    pub fn read_share(&self, share: &str) -> Result<Vec<String>, JsValue> {
        let (decision, answers) = read_share(share).map_err(|found| refused(&[found], &[]))?;
        Ok(vec![decision, answers.to_json()])
    }

    /// Prices a scenario, on that day where it names none, with rates of the user's own.
    ///
    /// # Errors
    /// The diagnostics of a scenario that cannot be priced.
    pub fn price(&self, scenario: &str, on: &str, rates: Vec<String>) -> Result<JsValue, JsValue> {
        let input = Input::new(scenario);
        let read = Scenario::from_json(&self.model, scenario);
        let mut scenario = read.map_err(|found| input.refused(&found))?;
        scenario.terms.on = scenario.terms.on.or(Some(day(on)?));
        let supplied = rates.iter().map(|rate| supplied(&self.model, rate));
        let supplied: Result<Vec<_>, _> = supplied.collect();
        scenario.terms.supplied = supplied.map_err(|found| input.refused(&[found]))?;
        plain(&price(&self.model, &scenario).map_err(|found| input.refused(&found))?)
    }

    /// Everything that can be asked and chosen.
    ///
    /// # Errors
    /// Never for what the core makes.
    pub fn catalogue(&self) -> Result<JsValue, JsValue> {
        plain(&listing::catalogue(&self.model))
    }

    /// What answers: the package, the language and the rules.
    ///
    /// # Errors
    /// Never for what the core makes.
    pub fn version(&self) -> Result<JsValue, JsValue> {
        plain(&listing::version(&self.model))
    }
}

impl Engine {
    fn of(model: Model) -> Self {
        Self {
            model,
            #[cfg(feature = "full")]
            prepared: prepared::Kept::default(),
            #[cfg(feature = "full")]
            known: std::cell::OnceCell::default(),
        }
    }

    fn decided(
        &self,
        decision: &str,
        answers: &Answers,
        on: &str,
        rest: &str,
    ) -> Result<JsValue, JsValue> {
        let request = Request {
            decision,
            answers,
            defaults: defaults(rest),
            on: Some(day(on)?),
        };
        let decided: Result<report::DecisionReport, _> = decide(&self.model, &request);
        plain(&decided.map_err(|found| refused(&found, &[]))?)
    }
}
