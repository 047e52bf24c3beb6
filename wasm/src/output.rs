//! The core's reports as plain objects, in the shape that their JSON has.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use tollgate_core::diagnostic::{Diagnostic, report};
use tollgate_core::report::DiagnosticReport;
use tollgate_core::source::SourceFile;
use wasm_bindgen::JsValue;

/// A report as a plain object.
pub fn plain<Report: Serialize>(report: &Report) -> Result<JsValue, JsValue> {
    Ok(report.serialize(&Serializer::json_compatible())?)
}

/// What is thrown where the core refuses: its diagnostics, with the places in these files.
pub fn refused(found: &[Diagnostic], files: &[SourceFile]) -> JsValue {
    let reports: Vec<DiagnosticReport> = found.iter().map(|it| report(it, files)).collect();
    plain(&reports).unwrap_or_else(|error| error)
}
