//! The engine for pages: texts in, one text out, so that little is to be downloaded.

use alloc::string::String;
use core::mem::ManuallyDrop;

use serde::Serialize;
use tollgate_core::decide::{Request, decide};
use tollgate_core::facts::{Answers, read_share};
use tollgate_core::listing;
use tollgate_core::model::Model;
use tollgate_core::price::Scenario;
#[cfg(not(feature = "comparison"))]
use tollgate_core::price::bills as price;
#[cfg(feature = "comparison")]
use tollgate_core::price::price;
use tollgate_core::report::json::json;
use tollgate_core::report::{Bill, DecisionReport};
use tollgate_specs::CORE_IMAGE;
use wasm_bindgen::prelude::*;

use crate::input::{Input, day, defaults};
use crate::refused::Refused;

/// One model, asked as often as one likes.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Page {
    // A page keeps its rules for as long as it stands, so nothing is downloaded that would take them down.
    model: ManuallyDrop<Model>,
}

#[wasm_bindgen]
impl Page {
    /// The engine with the rules of an image, or with those for pages where it is empty; without any
    /// where the image was damaged or written by another version.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(image: &[u8]) -> Self {
        let image = if image.is_empty() { CORE_IMAGE } else { image };
        let model = Model::from_image(image).unwrap_or_default();
        Self {
            model: ManuallyDrop::new(model),
        }
    }

    /// Decides with answers as JSON: the report as JSON, or a list of diagnostics.
    #[must_use]
    pub fn decide(&self, decision: &str, answers: &str, on: &str, rest: &str) -> String {
        written(self.decided(decision, answers, on, rest))
    }

    /// Prices a scenario: the bill as JSON, or a list of diagnostics.
    #[must_use]
    pub fn price(&self, scenario: &str, on: &str) -> String {
        written(self.priced(scenario, on))
    }

    /// Everything that can be asked and priced, as JSON.
    #[must_use]
    pub fn catalogue(&self) -> String {
        json(&listing::choices(&self.model))
    }

    /// The answers of a share text as JSON, or a list of diagnostics.
    #[must_use]
    pub fn answers(&self, share: &str) -> String {
        match read_share(share) {
            Ok((_, answers)) => answers.to_json(),
            Err(found) => json(&Refused::of(&[found], &[]).0),
        }
    }
}

impl Page {
    fn decided(
        &self,
        decision: &str,
        answers: &str,
        on: &str,
        rest: &str,
    ) -> Result<DecisionReport, Refused> {
        let input = Input::new(answers);
        let answers = Answers::from_json(answers).map_err(|found| input.refused(&found))?;
        let request = Request {
            decision,
            answers: &answers,
            defaults: defaults(rest),
            on: Some(day(on)?),
        };
        decide(&self.model, &request).map_err(|found| Refused::of(&found, &[]))
    }

    fn priced(&self, scenario: &str, on: &str) -> Result<Bill, Refused> {
        let input = Input::new(scenario);
        let read = Scenario::from_json(&self.model, scenario);
        let mut scenario = read.map_err(|found| input.refused(&found))?;
        scenario.terms.on = scenario.terms.on.or(Some(day(on)?));
        price(&self.model, &scenario).map_err(|found| input.refused(&found))
    }
}

/// A report, which is a record, or what was refused, which is a list.
fn written<Report: Serialize>(answered: Result<Report, Refused>) -> String {
    match answered {
        Ok(report) => json(&report),
        Err(Refused(diagnostics)) => json(&diagnostics),
    }
}
