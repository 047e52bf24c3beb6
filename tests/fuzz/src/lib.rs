//! What is done with made-up bytes, and what must hold whatever they are.
//!
//! Each module has one `run`. The fuzzers of `fuzz_targets` call it, and so does the test
//! `tests/tests/fuzz.rs`, which needs nothing but a stable toolchain. A `run` fails by an assertion
//! only; a panic, a hang or too much memory in the core is what the fuzzers look for.

pub mod bytes;
pub mod decide;
pub mod image;
pub mod json;
pub mod pattern;
pub mod policy;
pub mod price;
pub mod share;
pub mod spec;

use std::sync::OnceLock;

use tollgate_core::diagnostic::{Diagnostic, render};
use tollgate_core::model::Model;
use tollgate_core::source::SourceFile;

/// The model that comes with Tollgate.
pub fn built_in() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| Model::from_image(tollgate_specs::IMAGE).unwrap_or_default())
}

/// Renders diagnostics; their places must be pieces of the text.
fn shown(diagnostics: &[Diagnostic], text: &str) {
    let files = [SourceFile {
        name: "made-up".into(),
        text: text.into(),
    }];
    for diagnostic in diagnostics {
        assert!(!diagnostic.message.is_empty(), "{diagnostic:?}");
        if let Some(place) = diagnostic.place {
            let (start, end) = (place.span.start as usize, place.span.end as usize);
            let piece = text.get(start..end);
            assert!(piece.is_some(), "no piece of the text: {diagnostic:?}");
        }
        assert!(render(diagnostic, &files).ends_with('\n'));
    }
}
