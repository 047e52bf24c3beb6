//! The built-in rule files, alone or with a text laid over them.

use tollgate_core::model::Model;
use tollgate_core::policy::Knowledge;
use tollgate_core::source::SourceFile;
use tollgate_specs::{ACTIONS_IMAGE, FILES, IMAGE};

/// The built-in model, as every front end starts with it.
///
/// # Errors
/// Where the image that was built cannot be read.
pub fn model() -> Result<Model, String> {
    Model::from_image(IMAGE).map_err(|error| error.to_string())
}

/// What a model knows of policies, with every action that is listed.
///
/// # Errors
/// Where the lists that were built cannot be read.
pub fn knowledge(model: &Model) -> Result<Knowledge, String> {
    Knowledge::with_actions(model, ACTIONS_IMAGE).map_err(|error| error.to_string())
}

/// The built-in files.
#[must_use]
pub fn built_in() -> Vec<SourceFile> {
    FILES.iter().map(|(name, text)| file(name, text)).collect()
}

/// The built-in files with one more behind them.
#[must_use]
pub fn with_overlay(name: &str, text: &str) -> Vec<SourceFile> {
    let mut files = built_in();
    files.push(file(name, text));
    files
}

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile {
        name: name.to_owned(),
        text: text.to_owned(),
    }
}
