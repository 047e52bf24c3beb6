//! The engine for programs: every report as a plain object.

use tollgate_core::decide::{Request, decide};
use tollgate_core::facts::{Answers, read_share};
use tollgate_core::listing;
use tollgate_core::model::Model;
use tollgate_core::price::{Scenario, Supplied, Surroundings, Usage, place, price, supplied};
use tollgate_specs::ENGINE_IMAGE;
use wasm_bindgen::prelude::*;

use crate::input::{Input, day, defaults, of_decision, of_image};
use crate::output::plain;
use crate::prepared::Kept;
use crate::refused::Refused;

/// One model, asked as often as one likes.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    pub(crate) model: Model,
    pub(crate) prepared: Kept,
}

#[wasm_bindgen]
impl Engine {
    /// The engine with the rules of an image; without one, with those that come with it.
    ///
    /// # Errors
    /// Where the image was damaged, or written by another version.
    #[wasm_bindgen(constructor)]
    pub fn new(image: Option<Vec<u8>>) -> Result<Self, JsError> {
        let model = of_image(image.as_deref().unwrap_or(ENGINE_IMAGE))?;
        let prepared = Kept::default();
        Ok(Self { model, prepared })
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
        let answers = of_decision(decision, share)?;
        self.decided(decision, &answers, on, rest)
    }

    /// The decision of a share text, and its answers as JSON.
    ///
    /// # Errors
    /// The diagnostic of a text that is broken.
    #[wasm_bindgen(js_name = readShare)]
    pub fn read_share(&self, share: &str) -> Result<Vec<String>, JsValue> {
        let (decision, answers) = read_share(share).map_err(|found| Refused::of(&[found], &[]))?;
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
        scenario.terms.supplied = self.supplied(&input, &rates)?;
        plain(&price(&self.model, &scenario).map_err(|found| input.refused(&found))?)
    }

    /// Finds the cheapest way of many VPCs to their services, on that day where the usage names none.
    ///
    /// # Errors
    /// The diagnostics of a usage that cannot be placed.
    pub fn place(&self, usage: &str, on: &str, rates: Vec<String>) -> Result<JsValue, JsValue> {
        let input = Input::new(usage);
        let read = Usage::read(&self.model, usage, &Surroundings::default());
        let mut usage = read.map_err(|found| input.refused(&found))?;
        usage.terms.on = usage.terms.on.or(Some(day(on)?));
        usage.terms.supplied = self.supplied(&input, &rates)?;
        plain(&place(&self.model, &usage).map_err(|found| input.refused(&found))?)
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
    /// Rates of the user's own.
    fn supplied(&self, input: &Input, rates: &[String]) -> Result<Vec<Supplied>, Refused> {
        supplied(&self.model, rates).map_err(|found| input.refused(&found))
    }

    pub(crate) fn decided(
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
        plain(&decide(&self.model, &request).map_err(|found| Refused::of(&found, &[]))?)
    }
}
