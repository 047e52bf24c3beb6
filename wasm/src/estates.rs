//! Estates: where a packet goes in what stands.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use tollgate_core::estate::read::{Beside, read};
use tollgate_core::model::Model;
use tollgate_core::policy::Case;
use tollgate_core::report::TraceBefore;
use tollgate_core::source::SourceFile;
use tollgate_core::trace::edit::edit;
use tollgate_core::trace::{self, Knowledge, trace};
use tollgate_specs::ESTATES_IMAGE;
use wasm_bindgen::prelude::*;

use crate::input::{Input, day, of_image, unplaced};
use crate::output::plain;
use crate::refused::Refused;

/// What packets are followed by.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Estates {
    model: Model,
}

/// The files of an estate, and what they do not tell by themselves.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Files {
    files: Vec<SourceFile>,
    beside: Beside,
}

#[wasm_bindgen]
impl Files {
    /// Files by names and texts; Region and account are empty where they are left out.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(names: Vec<String>, texts: Vec<String>, region: &str, account: &str) -> Self {
        let files = names.into_iter().zip(texts);
        Self {
            files: files
                .map(|(name, text)| SourceFile { name, text })
                .collect(),
            beside: Beside {
                region: given(region),
                account: given(account),
            },
        }
    }
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

    /// Follows a packet through an estate; with changes to try also as it went before them.
    ///
    /// # Errors
    /// The diagnostics of files that are broken, of a packet that is none, and of changes that name nothing.
    pub fn trace(&self, estate: Files, packet: Packet, on: &str) -> Result<JsValue, JsValue> {
        let known = Knowledge::of(&self.model, Some(day(on)?));
        let Files { files, beside } = estate;
        let mut estate = read(&files, &beside).map_err(|found| Refused::of(&found, &files))?;
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
        let mut report = trace(&known, &estate, &request).map_err(|found| unplaced(&found))?;
        if !packet.changes.is_empty() {
            for change in &packet.changes {
                edit(&mut estate, change).map_err(|found| unplaced(&[found]))?;
            }
            let before = TraceBefore {
                verdict: report.verdict,
                via: report.via,
            };
            report = trace(&known, &estate, &request).map_err(|found| unplaced(&found))?;
            report.before = Some(before);
        }
        plain(&report)
    }
}

/// A word, or none where it is empty.
fn given(word: &str) -> Option<String> {
    (!word.is_empty()).then(|| word.to_owned())
}
