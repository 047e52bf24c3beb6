//! The answers of the last wizards, kept while they are given, so that nothing that ends a process takes them away.

use std::path::PathBuf;
use std::{env, fs, process};

use crate::keep;

/// How many wizards are kept.
const MOST: usize = 5;

/// Keeps the share text of the answers; where there is no place for it, nothing is kept.
///
/// Each process has one line, and its last answers take the place of its earlier ones.
pub fn keep(share: &str) {
    let Some(path) = path(FILE) else {
        return;
    };
    let made = path.parent().map(fs::create_dir_all);
    if matches!(made, Some(Ok(()))) {
        let before = fs::read_to_string(&path).unwrap_or_default();
        // The wizard goes on without it; its answers are also printed on leaving.
        let _ = keep::write(&path, with(&before, process::id(), share));
    }
}

/// The share texts that were kept, the last first.
pub fn recent() -> Vec<String> {
    let text = path(FILE).and_then(|path| fs::read_to_string(path).ok());
    let text = text.unwrap_or_default();
    let lines = text.lines().filter_map(|line| line.split_once(' '));
    lines.map(|(_, share)| share.trim().to_string()).collect()
}

const FILE: &str = "sessions";

/// A file in `tollgate` in the folder for state that outlives a run (XDG Base Directory), or in the folder of
/// local application data.
pub fn path(file: &str) -> Option<PathBuf> {
    let folder = |name| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let state = folder("XDG_STATE_HOME")
        .filter(|path| path.is_absolute())
        .or_else(|| folder("LOCALAPPDATA"))
        .or_else(|| folder("HOME").map(|home| home.join(".local").join("state")))?;
    Some(state.join("tollgate").join(file))
}

/// The lines with the one of this process first; the same answers are not kept twice.
fn with(before: &str, process: u32, share: &str) -> String {
    let own = process.to_string();
    let others = before.lines().filter(|line| {
        let (name, kept) = line.split_once(' ').unwrap_or_default();
        name != own && kept != share
    });
    let first = format!("{own} {share}");
    let lines = std::iter::once(first.as_str()).chain(others).take(MOST);
    lines.map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_process_has_one_line_and_the_last_comes_first() {
        let one = with("", 1, "v1.a");
        let two = with(&one, 2, "v1.b");
        assert_eq!(two, "2 v1.b\n1 v1.a\n");
        assert_eq!(with(&two, 1, "v1.c"), "1 v1.c\n2 v1.b\n");
        assert_eq!(with(&two, 3, "v1.a"), "3 v1.a\n2 v1.b\n");
        let many = (0..9).fold(String::new(), |kept, number| {
            with(&kept, number, &format!("v1.{number}"))
        });
        assert_eq!(many.lines().count(), MOST);
    }
}
