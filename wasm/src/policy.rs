//! Policies: judged for one request.

use tollgate_core::policy::lint::{Attachment, Options, lint};
use tollgate_core::policy::{Case, Knowledge, simulate};
use tollgate_core::source::SourceFile;
use wasm_bindgen::prelude::*;

use crate::engine::Engine;
use crate::input::{Input, day};
use crate::output::plain;
use crate::refused::{INPUT, Refused};

#[wasm_bindgen]
impl Engine {
    /// Judges one case.
    ///
    /// # Errors
    /// The diagnostics of a case that cannot be judged.
    pub fn simulate(&self, case: &str) -> Result<JsValue, JsValue> {
        let input = Input::new(case);
        let case = Case::from_json(case).map_err(|found| input.refused(&found))?;
        plain(&simulate(self.known(), &case))
    }

    /// Says what is wrong with a policy; empty words are left out.
    ///
    /// # Errors
    /// The diagnostic of a text that is no JSON.
    pub fn lint(
        &self,
        policy: String,
        endpoint: &str,
        service: &str,
        on: &str,
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
        };
        let files = [SourceFile {
            name: INPUT.to_owned(),
            text: policy,
        }];
        let report = lint(&self.model, self.known(), &files, &options);
        plain(&report.map_err(|found| Refused::of(&found, &files))?)
    }
}

impl Engine {
    fn known(&self) -> &Knowledge {
        self.known.get_or_init(|| Knowledge::of(&self.model))
    }
}
