//! Policies: judged for one request, and checked by the rules.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use tollgate_core::model::Model;
use tollgate_core::policy::lint::{Attachment, Beside, Options, lint};
use tollgate_core::policy::{Case, Knowledge, simulate};
use tollgate_core::source::SourceFile;
use tollgate_specs::{ACTIONS_IMAGE, POLICIES_IMAGE};
use wasm_bindgen::prelude::*;

use crate::input::{Input, day, of_image};
use crate::output::plain;
use crate::refused::{INPUT, Refused};

/// What policies are judged by.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Policies {
    model: Model,
    known: Knowledge,
}

#[wasm_bindgen]
impl Policies {
    /// The keys and rules of an image; without one, those that come with it.
    ///
    /// # Errors
    /// Where the image was damaged, or written by another version.
    #[wasm_bindgen(constructor)]
    pub fn new(image: Option<Vec<u8>>) -> Result<Self, JsError> {
        let model = of_image(image.as_deref().unwrap_or(POLICIES_IMAGE))?;
        let known = Knowledge::with_actions(&model, ACTIONS_IMAGE)
            .map_err(|error| JsError::new(&format!("{error}")))?;
        Ok(Self { model, known })
    }

    /// Judges one case.
    ///
    /// # Errors
    /// The diagnostics of a case that cannot be judged.
    pub fn simulate(&self, case: &str) -> Result<JsValue, JsValue> {
        let input = Input::new(case);
        let case = Case::from_json(case).map_err(|found| input.refused(&found))?;
        plain(&simulate(&self.known, &case))
    }

    /// Says what is wrong with a policy; empty words are left out, and so is an empty text of what stands
    /// beside it.
    ///
    /// # Errors
    /// The diagnostics of a text that is no JSON, or that says nothing of what stands beside a policy.
    pub fn lint(
        &self,
        policy: String,
        endpoint: &str,
        service: &str,
        on: &str,
        beside: &str,
    ) -> Result<JsValue, JsValue> {
        let options = Options {
            attachment: match endpoint {
                "gateway" => Attachment::Gateway,
                "interface" => Attachment::Interface,
                "resource" => Attachment::Resource,
                _ => Attachment::Endpoint,
            },
            service: (!service.is_empty()).then(|| service.to_owned()),
            on: Some(day(on)?),
            beside: match beside {
                "" => Beside::default(),
                text => {
                    Beside::from_json(text).map_err(|found| Input::new(text).refused(&found))?
                }
            },
        };
        let files = [SourceFile {
            name: INPUT.to_owned(),
            text: policy,
        }];
        let report = lint(&self.model, &self.known, &files, &options);
        plain(&report.map_err(|found| Refused::of(&found, &files))?)
    }
}
