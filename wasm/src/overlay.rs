//! Rule files as text, laid over those that come with the engine.

use tollgate_core::compile::{Compiled, compile};
use tollgate_core::source::SourceFile;
use tollgate_specs::FILES;
use wasm_bindgen::prelude::*;

use crate::Engine;
use crate::output::refused;

#[wasm_bindgen]
impl Engine {
    /// The engine with further rules.
    ///
    /// # Errors
    /// The diagnostics of rules that are wrong.
    #[wasm_bindgen(js_name = withSpecs)]
    pub fn with_specs(texts: Vec<String>) -> Result<Self, JsValue> {
        let files = layered(texts);
        let Compiled {
            model, diagnostics, ..
        } = compile(&files);
        model
            .map(Self::of)
            .ok_or_else(|| refused(&diagnostics, &files))
    }

    /// What is wrong with a rule file, and which of its examples do not hold.
    ///
    /// # Errors
    /// Never for what the core makes.
    #[wasm_bindgen(js_name = checkSpec)]
    pub fn check_spec(&self, text: String) -> Result<JsValue, JsValue> {
        let files = layered(vec![text]);
        let mut compiled = compile(&files);
        if let Some(model) = &compiled.model {
            let failed = tollgate_core::example::run(model, &compiled.examples);
            compiled.diagnostics.extend(failed);
        }
        Ok(refused(&compiled.diagnostics, &files))
    }
}

/// The built-in files, and then the others.
fn layered(texts: Vec<String>) -> Vec<SourceFile> {
    let built_in = FILES.iter().map(|(name, text)| SourceFile {
        name: (*name).to_owned(),
        text: (*text).to_owned(),
    });
    let further = (1..).zip(texts).map(|(number, text)| SourceFile {
        name: format!("spec {number}"),
        text,
    });
    built_in.chain(further).collect()
}
