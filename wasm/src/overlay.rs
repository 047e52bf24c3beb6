//! Rule files as text, laid over those that come with the engine.

use tollgate_core::compile::{Compiled, compile};
use tollgate_core::coverage::coverage;
use tollgate_core::diagnostic::{Diagnostic, report};
use tollgate_core::example::run;
use tollgate_core::report::SpecReport;
use tollgate_core::source::SourceFile;
use tollgate_specs::FILES;
use wasm_bindgen::prelude::*;

use crate::Engine;
use crate::input::INPUT;
use crate::output::{plain, refused};

#[wasm_bindgen]
impl Engine {
    /// The engine with further rules.
    ///
    /// # Errors
    /// The diagnostics of rules that are wrong.
    #[wasm_bindgen(js_name = withSpecs)]
    pub fn with_specs(texts: Vec<String>) -> Result<Self, JsValue> {
        let named = (0..)
            .zip(texts)
            .map(|(at, text)| (format!("specs[{at}]"), text));
        let files = layered(named);
        let Compiled {
            model, diagnostics, ..
        } = compile(&files);
        model
            .map(Self::of)
            .ok_or_else(|| refused(&diagnostics, &files))
    }

    /// What is wrong with a rule file that is laid over those of the engine.
    ///
    /// # Errors
    /// Never for what the core makes.
    #[wasm_bindgen(js_name = checkSpec)]
    pub fn check_spec(&self, text: String) -> Result<JsValue, JsValue> {
        let files = layered([(INPUT.to_owned(), text)]);
        let compiled = compile(&files);
        plain(&found(&files, &compiled, &[]))
    }

    /// The same, and which examples do not hold with it.
    ///
    /// # Errors
    /// Never for what the core makes.
    #[wasm_bindgen(js_name = testSpec)]
    pub fn test_spec(&self, text: String) -> Result<JsValue, JsValue> {
        let files = layered([(INPUT.to_owned(), text)]);
        let compiled = compile(&files);
        let model = compiled.model.as_ref();
        let failed = model.map_or_else(Vec::new, |model| run(model, &compiled.examples));
        let mut report = found(&files, &compiled, &failed);
        let ran = model.map_or(0, |_| compiled.examples.len());
        report.examples = u32::try_from(ran).unwrap_or(u32::MAX);
        report.coverage =
            model.map_or_else(Vec::new, |it| coverage(it, &compiled.examples, &files));
        plain(&report)
    }
}

/// What was found in files, and by their examples; how many of those ran is not said yet.
fn found(files: &[SourceFile], compiled: &Compiled, failed: &[Diagnostic]) -> SpecReport {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let all = compiled.diagnostics.iter().chain(failed);
    SpecReport {
        diagnostics: all.map(|it| report(it, files)).collect(),
        files: count(files.len()),
        items: compiled.items,
        examples: 0,
        failed: count(failed.len()),
        coverage: Vec::new(),
    }
}

/// The built-in files, and then these.
fn layered(further: impl IntoIterator<Item = (String, String)>) -> Vec<SourceFile> {
    let built_in = FILES
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    built_in
        .chain(further)
        .map(|(name, text)| SourceFile { name, text })
        .collect()
}
