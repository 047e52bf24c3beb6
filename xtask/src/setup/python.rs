//! The tools that plans are put through, in a virtual environment of Python in the cache folder.

use std::fs;
use std::path::PathBuf;

use super::cache;
use crate::{Failure, process};

/// The list of tools and of what they need, each with its version.
const TOOLS: &str = "tests/plans/tools.txt";

/// The environment's Python; makes the environment where it is not there or holds other versions.
pub fn program() -> Result<PathBuf, Failure> {
    let lock = cache::lock()?;
    let folder = cache::folder()?.join("python");
    let python = folder.join("bin/python");
    let mark = folder.join("tools");
    let wanted = fs::read_to_string(process::root().join(TOOLS))
        .map_err(|error| format!("{TOOLS} cannot be read: {error}"))?;
    if python.is_file() && fs::read_to_string(&mark).is_ok_and(|tools| tools == wanted) {
        return Ok(python);
    }
    if process::find("python3").is_none() {
        return Err("plans are put through tools in Python; install Python 3.11 or newer".into());
    }
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .map_err(|error| format!("{} cannot be removed: {error}", folder.display()))?;
    }
    process::run(
        process::command("python3")
            .args(["-m", "venv"])
            .arg(&folder),
    )?;
    let mut pip = process::command(&python);
    pip.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--requirement",
        TOOLS,
    ]);
    process::run(&mut pip)?;
    fs::write(&mark, wanted)
        .map_err(|error| format!("{} cannot be written: {error}", mark.display()))?;
    drop(lock);
    Ok(python)
}
