//! The core's reports as plain objects, in the shape that their JSON has.

use serde::Serialize;
use tollgate_core::diagnostic::{Diagnostic, report};
use tollgate_core::report::DiagnosticReport;
use tollgate_core::source::SourceFile;
use wasm_bindgen::JsValue;

/// A report as a plain object.
#[cfg(feature = "full")]
pub fn plain<Report: Serialize>(report: &Report) -> Result<JsValue, JsValue> {
    Ok(report.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// A report as a plain object, by way of its text: less code for the page to download.
#[cfg(not(feature = "full"))]
pub fn plain<Report: Serialize>(report: &Report) -> Result<JsValue, JsValue> {
    js_sys::JSON::parse(&tollgate_core::report::json::json(report))
}

/// What is thrown where the core refuses: its diagnostics, with the places in these files.
pub fn refused(found: &[Diagnostic], files: &[SourceFile]) -> JsValue {
    let reports: Vec<DiagnosticReport> = found.iter().map(|it| report(it, files)).collect();
    plain(&reports).unwrap_or_else(|error| error)
}
