//! The files of a folder, and of the folders in it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// How deep folders may be in one another.
const DEPTH: usize = 16;

/// What is kept of a folder.
pub struct Kept<'kept> {
    /// Whether a file belongs to it, or a folder is looked into.
    pub belongs: &'kept dyn Fn(&Path) -> bool,
    /// What to do instead where folders are too deep.
    pub help: &'kept str,
}

/// Every file that belongs to a folder, in the order of the names.
pub fn files(folder: &Path, kept: &Kept<'_>) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    walk(folder, 0, kept, &mut found)?;
    Ok(found)
}

fn walk(
    folder: &Path,
    depth: usize,
    kept: &Kept<'_>,
    found: &mut Vec<PathBuf>,
) -> Result<(), Failure> {
    let refused = |error: std::io::Error| Failure::file("read", folder, &error);
    if depth > DEPTH {
        return Err(Failure::new(
            format!("`{}` is more than {DEPTH} folders deep", folder.display()),
            kept.help,
        ));
    }
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(refused)? {
        entries.push(entry.map_err(refused)?.path());
    }
    entries.sort();
    for path in entries.into_iter().filter(|path| (kept.belongs)(path)) {
        if path.is_dir() {
            walk(&path, depth + 1, kept, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}
