//! What JavaScript hands over, on its way to the core's types.

use tollgate_core::date::Date;
use tollgate_core::decide::Defaults;
use tollgate_core::diagnostic::{Code, Diagnostic};
use tollgate_core::facts::{Answers, read_share};
use tollgate_core::source::SourceFile;
use wasm_bindgen::JsValue;

use crate::output::refused;

/// Name of what was not read from a file.
pub const INPUT: &str = "input";

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

    /// What is thrown for diagnostics of this text.
    pub fn refused(&self, found: &[Diagnostic]) -> JsValue {
        refused(found, &self.files)
    }
}

/// A day as it is written everywhere: `2026-04-26`.
pub fn day(written: &str) -> Result<Date, JsValue> {
    written.parse().map_err(|_| {
        let message = format!("`{written}` is not a day that exists");
        let found = Diagnostic::unplaced(Code::UnknownValue, message);
        refused(&[found.help("write it like `2026-04-26`")], &[])
    })
}

/// `take` where open questions take their default.
pub fn defaults(rest: &str) -> Defaults {
    match rest {
        "take" => Defaults::Take,
        _ => Defaults::Leave,
    }
}

/// The answers of a share text, where they are answers to that decision.
pub fn of_decision(decision: &str, share: &str) -> Result<Answers, Diagnostic> {
    let (of, answers) = read_share(share)?;
    if of == decision {
        return Ok(answers);
    }
    let message = format!("this share text answers `{of}`, not `{decision}`");
    Err(Diagnostic::unplaced(Code::Share, message).help(format!("decide `{of}` with it")))
}
