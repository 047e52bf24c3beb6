//! What JavaScript hands over, on its way to the core's types.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;

use tollgate_core::date::Date;
#[cfg(any(feature = "engine", feature = "plans", not(feature = "image")))]
use tollgate_core::decide::Defaults;
use tollgate_core::diagnostic::{Code, Diagnostic};
#[cfg(any(feature = "engine", feature = "plans"))]
use tollgate_core::facts::{Answers, read_share};
#[cfg(feature = "image")]
use tollgate_core::model::Model;
use tollgate_core::source::SourceFile;
#[cfg(feature = "image")]
use wasm_bindgen::JsError;

use crate::refused::{INPUT, Refused};

/// A text and what it is, for the places of what is wrong with it.
pub struct Input {
    files: [SourceFile; 1],
}

impl Input {
    /// A text under the name that every front end gives to an input without a file.
    pub fn new(text: &str) -> Self {
        let (name, text) = (String::from(INPUT), text.to_owned());
        Self {
            files: [SourceFile { name, text }],
        }
    }

    /// What the core refuses about this text.
    pub fn refused(&self, found: &[Diagnostic]) -> Refused {
        Refused::of(found, &self.files)
    }
}

/// A day as it is written everywhere: `2026-04-26`.
pub fn day(written: &str) -> Result<Date, Refused> {
    written.parse().map_err(|_| {
        let message = format!("`{written}` is not a day that exists");
        let found = Diagnostic::unplaced(Code::UnknownValue, message);
        unplaced(&[found.help("write it like `2026-04-26`")])
    })
}

/// The model of an image.
///
/// # Errors
/// Where the image was damaged, or written by another version.
#[cfg(feature = "image")]
pub fn of_image(image: &[u8]) -> Result<Model, JsError> {
    Model::from_image(image).map_err(|error| JsError::new(&format!("{error}")))
}

/// `take` where open questions take their default.
#[cfg(any(feature = "engine", feature = "plans", not(feature = "image")))]
pub fn defaults(rest: &str) -> Defaults {
    match rest {
        "take" => Defaults::Take,
        _ => Defaults::Leave,
    }
}

/// The answers of a share text, where they are answers to that decision.
#[cfg(any(feature = "engine", feature = "plans"))]
pub fn of_decision(decision: &str, share: &str) -> Result<Answers, Refused> {
    let (of, answers) = read_share(share).map_err(|found| unplaced(&[found]))?;
    if of == decision {
        return Ok(answers);
    }
    let message = format!("this share text answers `{of}`, not `{decision}`");
    let found = Diagnostic::unplaced(Code::Share, message);
    Err(unplaced(&[found.help(format!("decide `{of}` with it"))]))
}

/// What the core refuses of what stands in no file.
pub fn unplaced(found: &[Diagnostic]) -> Refused {
    Refused::of(found, &[])
}

/// What an answer cannot be had as; the help says what it can.
#[cfg(any(feature = "estates", feature = "audits", feature = "plans"))]
pub fn no_form(written: &str, of: &str, help: &str) -> Refused {
    let message = format!("`{written}` is no form of {of}");
    unplaced(&[Diagnostic::unplaced(Code::UnknownValue, message).help(help)])
}
