//! Rule files as text, laid over those that come with the engine: checked, and compiled to an image.
//!
//! The parser, the checker and the built-in texts are a module of their own, which only those load who
//! write rules: they are larger than all that answers.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use tollgate_core::compile::{Compiled, compile};
use tollgate_core::coverage::coverage;
use tollgate_core::diagnostic::{Diagnostic, report};
use tollgate_core::example::run;
use tollgate_core::report::SpecReport;
use tollgate_core::source::SourceFile;
use tollgate_specs::FILES;
use wasm_bindgen::prelude::*;

use crate::output::plain;
use crate::refused::{INPUT, Refused};

/// The image of the rules with further ones laid over them.
///
/// # Errors
/// The diagnostics of rules that are wrong.
#[wasm_bindgen(js_name = compileSpecs)]
pub fn compile_specs(texts: Vec<String>) -> Result<Vec<u8>, JsValue> {
    let named = (0..)
        .zip(texts)
        .map(|(at, text)| (format!("specs[{at}]"), text));
    let files = layered(named);
    let compiled = compile(&files);
    match compiled.model {
        Some(model) => Ok(model.to_image()),
        None => Err(Refused::of(&compiled.diagnostics, &files).into()),
    }
}

/// What is wrong with a rule file that is laid over those of the engine.
///
/// # Errors
/// Never for what the core makes.
#[wasm_bindgen(js_name = checkSpec)]
pub fn check_spec(text: String) -> Result<JsValue, JsValue> {
    let files = layered([(INPUT.to_owned(), text)]);
    let compiled = compile(&files);
    plain(&found(&files, &compiled, &[]))
}

/// The same, and which examples do not hold with it.
///
/// # Errors
/// Never for what the core makes.
#[wasm_bindgen(js_name = testSpec)]
pub fn test_spec(text: String) -> Result<JsValue, JsValue> {
    let files = layered([(INPUT.to_owned(), text)]);
    let compiled = compile(&files);
    let model = compiled.model.as_ref();
    let failed = model.map_or_else(Vec::new, |model| run(model, &compiled.examples));
    let mut report = found(&files, &compiled, &failed);
    let ran = model.map_or(0, |_| compiled.examples.len());
    report.examples = u32::try_from(ran).unwrap_or(u32::MAX);
    report.coverage = model.map_or_else(Vec::new, |it| coverage(it, &compiled.examples, &files));
    plain(&report)
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
