//! The files of an estate: a file, standard input, or every file of a folder.

use std::fs;
use std::path::{Path, PathBuf};

use tollgate_core::estate::Estate;
use tollgate_core::estate::read::{Beside, read};
use tollgate_core::source::SourceFile;

use crate::failure::Failure;
use crate::input;

/// How deep a folder may be.
const DEPTH: usize = 16;
/// The most bytes of a file: a dump of a hundred thousand endpoints has some two hundred million.
const LONGEST: u64 = 2 << 30;

/// Reads an estate.
pub fn load(path: &Path, beside: &Beside) -> Result<Estate, Failure> {
    let files = gather(path)?;
    read(&files, beside).map_err(|wrong| Failure::diagnosed(&wrong, &files))
}

/// The files of a path, in the order of their names.
fn gather(path: &Path) -> Result<Vec<SourceFile>, Failure> {
    if !path.is_dir() {
        return Ok(vec![input::read_up_to(path, LONGEST)?]);
    }
    let mut paths = Vec::new();
    walk(path, 0, &mut paths)?;
    if paths.is_empty() {
        return Err(Failure::new(
            format!("`{}` holds no file", path.display()),
            "name a folder with the output of AWS commands; `tollgate collect` prints them",
        ));
    }
    let mut files = Vec::new();
    for path in paths {
        // What is no text, such as an archive, is no part of an estate.
        if let Ok(file) = input::read_up_to(&path, LONGEST) {
            files.push(file);
        } else if is_json(&path) {
            input::read_up_to(&path, LONGEST)?;
        } else {
            let name = path.display().to_string();
            files.push(SourceFile {
                name,
                text: String::new(),
            });
        }
    }
    Ok(files)
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "json")
}

/// Every file of a folder in the order of the names; those that begin with a dot are not part of it.
fn walk(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let refused = |error: std::io::Error| Failure::file("read", folder, &error);
    if depth > DEPTH {
        return Err(Failure::new(
            format!("`{}` is more than {DEPTH} folders deep", folder.display()),
            "name the folder that holds the files",
        ));
    }
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(refused)? {
        entries.push(entry.map_err(refused)?.path());
    }
    entries.sort();
    for path in entries {
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        if path.is_dir() {
            walk(&path, depth + 1, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}
