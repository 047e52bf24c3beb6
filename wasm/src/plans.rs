//! Plans: what builds the outcome of a decision.

use alloc::vec::Vec;

use tollgate_core::facts::Answers;
use tollgate_core::model::Model;
use tollgate_core::plan::{Format, Request, plan, printed};
use tollgate_specs::IMAGE;
use wasm_bindgen::prelude::*;

use crate::input::{Input, day, defaults, no_form, of_decision, of_image, unplaced};
use crate::output::plain;

/// What a plan can be had as.
const FORMS: &str = "write `markdown`, `terraform`, `cloudformation`, `aws-cli` or `json`";

/// What plans are drawn by.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Plans {
    model: Model,
}

#[wasm_bindgen]
impl Plans {
    /// The rules of an image; without one, those that come with it.
    ///
    /// # Errors
    /// Where the image was damaged, or written by another version.
    #[wasm_bindgen(constructor)]
    pub fn new(image: Option<Vec<u8>>) -> Result<Self, JsError> {
        let model = of_image(image.as_deref().unwrap_or(IMAGE))?;
        Ok(Self { model })
    }

    /// Draws a plan with answers as JSON: a text in the form of that name, or with `json` the report.
    ///
    /// # Errors
    /// The diagnostics of answers that do not suit, and of a form that does not exist.
    pub fn plan(
        &self,
        decision: &str,
        answers: &str,
        format: &str,
        on: &str,
        rest: &str,
    ) -> Result<JsValue, JsValue> {
        let input = Input::new(answers);
        let answers = Answers::from_json(answers).map_err(|found| input.refused(&found))?;
        self.planned(decision, &answers, format, on, rest)
    }

    /// The same with the answers of a share text.
    ///
    /// # Errors
    /// The diagnostics of a text that is broken or belongs to another decision, and of a form that does not exist.
    pub fn resume(
        &self,
        decision: &str,
        share: &str,
        format: &str,
        on: &str,
        rest: &str,
    ) -> Result<JsValue, JsValue> {
        let answers = of_decision(decision, share)?;
        self.planned(decision, &answers, format, on, rest)
    }
}

impl Plans {
    fn planned(
        &self,
        decision: &str,
        answers: &Answers,
        format: &str,
        on: &str,
        rest: &str,
    ) -> Result<JsValue, JsValue> {
        let request = Request {
            decision,
            answers,
            defaults: defaults(rest),
            on: Some(day(on)?),
        };
        let format = match format {
            "json" => None,
            "markdown" => Some(Format::Markdown),
            "terraform" => Some(Format::Terraform),
            "cloudformation" => Some(Format::CloudFormation),
            "aws-cli" => Some(Format::AwsCli),
            other => return Err(no_form(other, "a plan", FORMS).into()),
        };
        let report = plan(&self.model, &request).map_err(|found| unplaced(&found))?;
        match format {
            Some(format) => Ok(JsValue::from_str(&printed(&report, format))),
            None => plain(&report),
        }
    }
}
