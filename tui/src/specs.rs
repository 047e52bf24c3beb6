//! The rules that answer: the built-in ones, or those with files laid over them.

use std::path::{Path, PathBuf};

use tollgate_core::compile::{Compiled, compile};
use tollgate_core::diagnostic::{Diagnostic, Severity};
use tollgate_core::image::ImageError;
use tollgate_core::model::Model;
use tollgate_core::policy::Knowledge;
use tollgate_core::source::SourceFile;
use tollgate_specs::{ACTIONS_IMAGE, FILES, IMAGE};

use crate::failure::{Failure, rendered};
use crate::folder::{self, Kept};
use crate::input;

/// The checked rules, and what is worth knowing about the files laid over them.
pub struct Loaded {
    /// What answers.
    pub model: Model,
    /// Warnings, for standard error.
    pub aside: String,
}

/// The built-in rules with files laid over them.
pub fn load(overlays: &[PathBuf]) -> Result<Loaded, Failure> {
    if overlays.is_empty() {
        return built_in();
    }
    let files = gather(overlays)?;
    let Compiled {
        model, diagnostics, ..
    } = compile(&files);
    match model {
        Some(model) if !has_errors(&diagnostics) => Ok(Loaded {
            model,
            aside: rendered(&diagnostics, &files),
        }),
        _ => Err(Failure::diagnosed(&diagnostics, &files)),
    }
}

fn built_in() -> Result<Loaded, Failure> {
    Ok(Loaded {
        model: Model::from_image(IMAGE).map_err(unreadable)?,
        aside: String::new(),
    })
}

/// What rules know of policies, with every action that is listed.
pub fn knowledge(model: &Model) -> Result<Knowledge, Failure> {
    Knowledge::with_actions(model, ACTIONS_IMAGE).map_err(unreadable)
}

fn unreadable(error: ImageError) -> Failure {
    Failure::new(
        format!("the built-in rules cannot be read: {error}"),
        "install this program again",
    )
}

/// Whether something keeps the rules from being used.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity == Severity::Error)
}

/// The built-in files, then those of the paths.
///
/// A working copy of the built-in files takes their place: a folder that holds most of them takes
/// the place of all, a file inside such a folder that of its namesake.
pub fn gather(paths: &[PathBuf]) -> Result<Vec<SourceFile>, Failure> {
    let mut kept: Vec<&(&str, &str)> = FILES.iter().collect();
    let mut laid_over = Vec::new();
    for path in paths {
        if path.is_dir() {
            if is_working_copy(path) {
                kept.clear();
            }
            for file in rule_files(path)? {
                laid_over.push(input::read(&file)?);
            }
        } else {
            kept.retain(|(name, _)| !is_copy_of(path, name));
            laid_over.push(input::read(path)?);
        }
    }
    let built_in = kept.into_iter().map(|(name, text)| SourceFile {
        name: (*name).to_string(),
        text: (*text).to_string(),
    });
    Ok(built_in.chain(laid_over).collect())
}

/// Whether a file comes with the program.
pub fn is_built_in(file: &SourceFile) -> bool {
    let of_file = |(name, text): &(&str, &str)| *name == file.name && *text == file.text;
    FILES.iter().any(of_file)
}

/// A built-in file's path inside the folder of all of them.
fn inside(name: &str) -> &str {
    name.strip_prefix("specs/").unwrap_or(name)
}

/// Whether a folder holds most of the built-in files.
fn is_working_copy(folder: &Path) -> bool {
    let held = FILES
        .iter()
        .filter(|(name, _)| folder.join(inside(name)).is_file());
    !FILES.is_empty() && held.count() * 2 > FILES.len()
}

/// The folder of all built-in files whose working copy a file is in.
pub fn working_copy(path: &Path) -> Option<PathBuf> {
    let mut folders = path.ancestors().skip(1);
    folders
        .find(|folder| is_working_copy(folder))
        .map(Path::to_path_buf)
}

/// Whether a file is the one of that name in a working copy.
fn is_copy_of(path: &Path, name: &str) -> bool {
    let Ok(path) = path.canonicalize() else {
        return false;
    };
    let inside = Path::new(inside(name));
    path.ends_with(inside)
        && path
            .ancestors()
            .nth(inside.components().count())
            .is_some_and(is_working_copy)
}

/// The rule files that a path names: itself, or those of a folder in the order of the names.
pub fn rule_files(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let kept = Kept {
        belongs: &belongs,
        help: "name the folder that holds the rule files",
    };
    let found = folder::files(path, &kept)?;
    if found.is_empty() {
        return Err(Failure::new(
            format!("`{}` holds no rule file", path.display()),
            "name a folder with files that end in `.toll`",
        ));
    }
    Ok(found)
}

/// Whether a path is a rule file, or a folder that may hold some.
fn belongs(path: &Path) -> bool {
    let ending = path.extension();
    path.is_dir() || ending.is_some_and(|ending| ending == "toll")
}
