//! The folder that keeps what is built once for all checkouts: `$XDG_CACHE_HOME/tollgate`, else
//! `~/.cache/tollgate`. It may be removed at any time.

use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::{Failure, process};

/// The cache folder, made if it is not there. Without a home, the project's own `target` serves.
pub fn folder() -> Result<PathBuf, Failure> {
    let named = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let cache = named
        .filter(|folder| folder.is_absolute())
        .or_else(|| std::env::home_dir().map(|home| home.join(".cache")))
        .unwrap_or_else(|| process::root().join("target/cache"))
        .join("tollgate");
    fs::create_dir_all(&cache).map_err(|error| {
        format!(
            "{} cannot be made: {error}; set XDG_CACHE_HOME",
            cache.display()
        )
    })?;
    Ok(cache)
}

/// Keeps other set-ups waiting until the returned file is dropped.
pub fn lock() -> Result<File, Failure> {
    let path = folder()?.join("lock");
    let failed = |error| format!("{} cannot be locked: {error}", path.display());
    let file = File::options()
        .create(true)
        .append(true)
        .open(&path)
        .map_err(failed)?;
    if file.try_lock().is_err() {
        eprintln!("waiting for another set-up to end");
        file.lock().map_err(failed)?;
    }
    Ok(file)
}

/// A short name for everything that a cached thing was made from.
pub fn key(parts: &[&str]) -> String {
    let mut hasher = DefaultHasher::new();
    parts.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// Makes a folder whole or not at all: `fill` writes into a new folder beside it, which then takes
/// its place.
pub fn fill_folder(
    folder: &Path,
    fill: impl FnOnce(&Path) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let unfinished = folder.with_extension("unfinished");
    let failed = |error| format!("{} cannot be made: {error}", folder.display());
    for old in [&unfinished, folder] {
        if old.exists() {
            fs::remove_dir_all(old).map_err(failed)?;
        }
    }
    fs::create_dir_all(&unfinished).map_err(failed)?;
    fill(&unfinished)?;
    fs::rename(&unfinished, folder).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_depends_on_every_part_and_its_place() {
        assert_eq!(key(&["a", "b"]), key(&["a", "b"]));
        assert_ne!(key(&["a", "b"]), key(&["ab"]));
        assert_ne!(key(&["a", "b"]), key(&["b", "a"]));
    }

    #[test]
    fn a_folder_that_fails_half_way_is_not_there() -> Result<(), Failure> {
        let place = std::env::temp_dir().join(format!("tollgate-cache-{}", std::process::id()));
        let failed = fill_folder(&place, |_| Err("no".into()));
        assert_eq!(failed, Err("no".into()));
        assert!(!place.exists());
        fill_folder(&place, |new| {
            fs::write(new.join("file"), "text").map_err(|error| error.to_string())
        })?;
        assert!(place.join("file").is_file());
        fs::remove_dir_all(&place).map_err(|error| error.to_string())
    }
}
