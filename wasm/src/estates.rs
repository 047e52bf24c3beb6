//! Estates: where a packet goes in what stands.

use alloc::string::String;
use alloc::vec::Vec;

use tollgate_core::model::Model;
use tollgate_core::policy::Case;
use tollgate_core::report::svg;
use tollgate_core::trace::attempt::{matrix_after, trace_after};
use tollgate_core::trace::{self, Knowledge};
use tollgate_specs::ESTATES_IMAGE;
use wasm_bindgen::prelude::*;

use crate::files::{Files, given};
use crate::input::{Input, day, no_form, of_image, unplaced};
use crate::output::plain;

/// What a trace can be had as.
const FORMS: &str = "write `json` or `svg`";

/// What packets are followed by.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Estates {
    model: Model,
}

/// A packet, what judges it, and the changes to try.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Packet {
    from: String,
    to: String,
    protocol: Option<String>,
    case: String,
    changes: Vec<String>,
}

#[wasm_bindgen]
impl Packet {
    /// A packet; its protocol and the request as JSON are empty where they are left out.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(
        from: String,
        to: String,
        protocol: &str,
        case: String,
        changes: Vec<String>,
    ) -> Self {
        Self {
            from,
            to,
            protocol: given(protocol),
            case,
            changes,
        }
    }
}

#[wasm_bindgen]
impl Estates {
    /// The rules of an image; without one, those that come with it.
    ///
    /// # Errors
    /// Where the image was damaged, or written by another version.
    #[wasm_bindgen(constructor)]
    pub fn new(image: Option<Vec<u8>>) -> Result<Self, JsError> {
        let model = of_image(image.as_deref().unwrap_or(ESTATES_IMAGE))?;
        Ok(Self { model })
    }

    /// Follows a packet through an estate; with changes to try also as it went before them. The format is
    /// `json`, which is an object, or `svg`, a text.
    ///
    /// # Errors
    /// The diagnostics of files that are broken, of a packet or a form that is none, and of changes that name nothing.
    pub fn trace(
        &self,
        estate: Files,
        packet: Packet,
        format: &str,
        on: &str,
    ) -> Result<JsValue, JsValue> {
        let known = Knowledge::of(&self.model, Some(day(on)?));
        let mut estate = estate.read()?;
        let case = match packet.case.as_str() {
            "" => None,
            text => {
                let read = Case::from_json(text);
                Some(read.map_err(|found| Input::new(text).refused(&found))?)
            }
        };
        let request = trace::Request {
            from: packet.from,
            to: packet.to,
            protocol: packet.protocol,
            case: case.as_ref(),
        };
        let report = trace_after(&known, &mut estate, &request, &packet.changes);
        let report = report.map_err(|found| unplaced(&found))?;
        match format {
            "svg" => Ok(JsValue::from_str(&svg::trace(&report))),
            "json" => plain(&report),
            other => Err(no_form(other, "a trace", FORMS).into()),
        }
    }

    /// Follows a packet from every subnet to every service, or to those that are named.
    ///
    /// # Errors
    /// Likewise.
    pub fn matrix(
        &self,
        estate: Files,
        to: Vec<String>,
        protocol: &str,
        changes: Vec<String>,
        format: &str,
        on: &str,
    ) -> Result<JsValue, JsValue> {
        let known = Knowledge::of(&self.model, Some(day(on)?));
        // Reading the files again takes less code than a copy of what stands in them.
        let earlier = match changes.is_empty() {
            true => None,
            false => Some(estate.read()?),
        };
        let (mut estate, protocol) = (estate.read()?, given(protocol));
        let protocol = protocol.as_deref();
        let report = matrix_after(
            &known,
            earlier.as_ref(),
            &mut estate,
            &to,
            protocol,
            &changes,
        );
        let report = report.map_err(|found| unplaced(&found))?;
        match format {
            "svg" => Ok(JsValue::from_str(&svg::matrix(&report))),
            "json" => plain(&report),
            other => Err(no_form(other, "a trace", FORMS).into()),
        }
    }
}
