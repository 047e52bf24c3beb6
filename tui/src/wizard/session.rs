//! The answers of the last wizard, kept until the next one.

use std::path::PathBuf;
use std::{env, fs};

use crate::keep;

/// Keeps the share text of the answers; where there is no place for it, nothing is kept.
pub fn keep(share: &str) {
    let Some(path) = path() else {
        return;
    };
    let made = path.parent().map(fs::create_dir_all);
    if matches!(made, Some(Ok(()))) {
        // The wizard goes on without it; its answers are also printed on leaving.
        let _ = keep::write(&path, share);
    }
}

/// The share text that was kept last.
pub fn last() -> Option<String> {
    let text = fs::read_to_string(path()?).ok()?;
    Some(text.trim().to_string())
}

/// `tollgate/session` in the folder for state that outlives a run (XDG Base Directory), or in the
/// folder of local application data.
fn path() -> Option<PathBuf> {
    let folder = |name| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let state = folder("XDG_STATE_HOME")
        .filter(|path| path.is_absolute())
        .or_else(|| folder("LOCALAPPDATA"))
        .or_else(|| folder("HOME").map(|home| home.join(".local").join("state")))?;
    Some(state.join("tollgate").join("session"))
}
