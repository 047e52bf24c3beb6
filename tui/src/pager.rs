//! Long texts through a pager, where a terminal shows them and one is at hand.

use std::env;
use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::output::dumb;

/// Shows a text by the pager that is set, asked for or usual; whether it was shown.
///
/// A pager is a command with arguments, as in `PAGER="less -S"`; an empty one, or `cat`, is none.
pub fn shown(text: &str, setting: Option<&str>) -> bool {
    let rows = ratatui::crossterm::terminal::size().map_or(24, |(_, rows)| rows);
    if text.lines().count() < usize::from(rows) || dumb() {
        return false;
    }
    let set = |name| env::var(name).ok();
    let command = set("TOLLGATE_PAGER")
        .or_else(|| setting.map(str::to_string))
        .or_else(|| set("PAGER"))
        .unwrap_or_else(|| "less".to_string());
    let mut words = command.split_whitespace();
    let Some(program) = words.next().filter(|program| *program != "cat") else {
        return false;
    };
    let mut pager = Command::new(program);
    pager.args(words).stdin(Stdio::piped());
    if env::var_os("LESS").is_none() {
        // Colours as they are, no pager for what fits, and the text stays on the screen.
        pager.env("LESS", "FRX");
    }
    let Ok(mut child) = pager.spawn() else {
        return false;
    };
    if let Some(mut input) = child.stdin.take() {
        // Whoever leaves the pager early has read enough.
        let _ = input.write_all(text.as_bytes());
    }
    child.wait().is_ok()
}
