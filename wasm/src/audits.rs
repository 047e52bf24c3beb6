//! Estates: what is wrong in what stands, and what is declared costs.

mod bill;

use alloc::vec::Vec;

use tollgate_core::audit::{Baseline, Options, Usage, audit};
use tollgate_core::model::Model;
use tollgate_core::report::{html, markdown, sarif};
use tollgate_core::trace::Knowledge;
use tollgate_specs::AUDITS_IMAGE;
use wasm_bindgen::prelude::*;

use crate::files::{Files, given};
use crate::input::{Input, day, no_form, of_image};
use crate::output::plain;

/// What an audit can be had as.
const FORMS: &str = "write `json`, `sarif`, `markdown` or `html`";

/// What estates are looked through by.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Audits {
    model: Model,
}

#[wasm_bindgen]
impl Audits {
    /// The rules of an image; without one, those that come with it.
    ///
    /// # Errors
    /// Where the image was damaged, or written by another version.
    #[wasm_bindgen(constructor)]
    pub fn new(image: Option<Vec<u8>>) -> Result<Self, JsError> {
        let model = of_image(image.as_deref().unwrap_or(AUDITS_IMAGE))?;
        Ok(Self { model })
    }

    /// Looks through an estate. What is accepted and what passes in a month are JSON, empty where they are left
    /// out. The format is `json` or `sarif`, which are objects, or `markdown` or `html`, which are texts.
    ///
    /// # Errors
    /// The diagnostics of files that are broken, and of a form that does not exist.
    pub fn audit(
        &self,
        estate: Files,
        baseline: &str,
        usage: &str,
        format: &str,
        on: &str,
    ) -> Result<JsValue, JsValue> {
        let on = Some(day(on)?);
        let known = Knowledge::of(&self.model, on);
        let estate = estate.read()?;
        let options = Options {
            on,
            baseline: read(baseline, Baseline::from_json)?,
            usage: read(usage, |text| Usage::read(&self.model, text))?,
        };
        let report = audit(&self.model, &known, &estate, &options);
        match format {
            "html" => Ok(JsValue::from_str(&html::audit(&report))),
            "markdown" => Ok(JsValue::from_str(&markdown::audit(&report))),
            "sarif" => plain(&sarif::log(
                &report.diagnostics(),
                env!("CARGO_PKG_VERSION"),
            )),
            "json" => plain(&report),
            other => Err(no_form(other, "an audit", FORMS).into()),
        }
    }
}

/// What stands in a text; nothing in an empty one.
fn read<T: Default>(
    text: &str,
    from_json: impl Fn(&str) -> Result<T, Vec<tollgate_core::diagnostic::Diagnostic>>,
) -> Result<T, JsValue> {
    match given(text) {
        Some(text) => {
            let read = from_json(&text);
            Ok(read.map_err(|found| Input::new(&text).refused(&found))?)
        }
        None => Ok(T::default()),
    }
}
