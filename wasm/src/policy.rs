//! Policies: judged for one request.

use tollgate_core::policy::{Case, Knowledge, simulate};
use wasm_bindgen::prelude::*;

use crate::engine::Engine;
use crate::input::Input;
use crate::output::plain;

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
}

impl Engine {
    fn known(&self) -> &Knowledge {
        self.known.get_or_init(|| Knowledge::of(&self.model))
    }
}
