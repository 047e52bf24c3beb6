//! Rule files as text, laid over those that come with the engine: checked, and compiled to an image.
//!
//! The parser, the checker and the built-in texts are a module of their own, which only those load who
//! write rules: they are larger than all that answers.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use tollgate_core::compile::compile;
use tollgate_core::inspect::{check, test};
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

/// What is wrong with a rule file that is laid over those of the engine, its examples among it.
///
/// # Errors
/// Never for what the core makes.
#[wasm_bindgen(js_name = checkSpec)]
pub fn check_spec(text: String) -> Result<JsValue, JsValue> {
    let files = layered([(INPUT.to_owned(), text)]);
    plain(&check(&files, |file| file.name == INPUT).report)
}

/// The same with every example of the engine, and what the examples reach.
///
/// # Errors
/// Never for what the core makes.
#[wasm_bindgen(js_name = testSpec)]
pub fn test_spec(text: String) -> Result<JsValue, JsValue> {
    plain(&test(&layered([(INPUT.to_owned(), text)])).report)
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
