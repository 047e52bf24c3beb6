//! The built-in rule files, alone or with a text laid over them.

use tollgate_core::model::Model;
use tollgate_core::source::SourceFile;
use tollgate_specs::{FILES, IMAGE};

/// The built-in model, as every front end starts with it.
///
/// # Errors
/// Where the image that was built cannot be read.
pub fn model() -> Result<Model, String> {
    Model::from_image(IMAGE).map_err(|error| error.to_string())
}

/// The built-in files with one more behind them.
#[must_use]
pub fn with_overlay(name: &str, text: &str) -> Vec<SourceFile> {
    let overlay = std::iter::once((name, text));
    let files = FILES.iter().copied().chain(overlay);
    files
        .map(|(name, text)| SourceFile {
            name: name.to_owned(),
            text: text.to_owned(),
        })
        .collect()
}
