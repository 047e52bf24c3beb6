//! The built-in rule files, alone or with a text laid over them.

use std::fs;
use std::path::{Path, PathBuf};

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

/// All rule files in the order in which they are compiled when the workspace is built, the lists of actions included,
/// which programs have as an image only.
///
/// # Errors
/// Where the lists cannot be read.
pub fn whole() -> Result<Vec<SourceFile>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/actions");
    let wrong = |error: std::io::Error| error.to_string();
    let entries = fs::read_dir(folder).map_err(wrong)?;
    let paths: Result<Vec<PathBuf>, _> = entries.map(|it| it.map(|it| it.path())).collect();
    let mut paths = paths.map_err(wrong)?;
    paths.sort();
    let mut files = built_in();
    let further = |it: &SourceFile| it.name.starts_with("specs/checks/");
    let place = files.iter().position(further).unwrap_or(files.len());
    for path in paths.iter().rev() {
        let name = path.file_name().map(|it| it.to_string_lossy());
        let name = format!("specs/actions/{}", name.unwrap_or_default());
        files.insert(
            place,
            file(&name, &fs::read_to_string(path).map_err(wrong)?),
        );
    }
    Ok(files)
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
