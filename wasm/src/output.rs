//! The core's reports as plain objects, in the shape that their JSON has.

use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::refused::Refused;

/// A report as a plain object.
#[cfg(feature = "engine")]
pub fn plain<Report: Serialize>(report: &Report) -> Result<JsValue, JsValue> {
    Ok(report.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// A report as a plain object, by way of its text: less code to download, where speed is no matter.
#[cfg(not(feature = "engine"))]
pub fn plain<Report: Serialize>(report: &Report) -> Result<JsValue, JsValue> {
    js_sys::JSON::parse(&tollgate_core::report::json::json(report))
}

impl From<Refused> for JsValue {
    /// What is thrown: the list of diagnostics.
    fn from(Refused(diagnostics): Refused) -> Self {
        plain(&diagnostics).unwrap_or_else(|error| error)
    }
}
