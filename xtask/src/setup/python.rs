//! The tools that plans are put through, in a virtual environment of Python in the cache folder.

use std::fs;
use std::path::PathBuf;

use super::cache;
use crate::{Failure, process};

/// The tools, each at the version that the plans were tried with.
const TOOLS: [&str; 3] = ["cfn-lint==1.58.0", "awscli==1.46.3", "moto[server]==5.2.5"];

/// The environment's Python; makes the environment where it is not there or holds other versions.
pub fn program() -> Result<PathBuf, Failure> {
    let lock = cache::lock()?;
    let folder = cache::folder()?.join("python");
    let python = folder.join("bin/python");
    let mark = folder.join("tools");
    let wanted = TOOLS.join("\n");
    if python.is_file() && fs::read_to_string(&mark).is_ok_and(|tools| tools == wanted) {
        return Ok(python);
    }
    if process::find("python3").is_none() {
        return Err("plans are put through tools in Python; install Python 3.10 or newer".into());
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
    ]);
    process::run(pip.args(TOOLS))?;
    fs::write(&mark, wanted)
        .map_err(|error| format!("{} cannot be written: {error}", mark.display()))?;
    drop(lock);
    Ok(python)
}
