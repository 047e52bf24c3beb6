//! The tools of `xtask/wasm-tools`: `wbg` writes the JavaScript glue, `wbg-test-runner` runs tests.

use std::fs;
use std::path::PathBuf;

use crate::setup::cache;
use crate::{Failure, process};

const PACKAGE: &str = "xtask/wasm-tools";

/// Builds the tools if they do not stand, and gives back the folder that holds their programs.
pub fn install() -> Result<PathBuf, Failure> {
    let locked = read("xtask/wasm-tools/Cargo.lock")?;
    let workspace = read("Cargo.lock")?;
    let used = locked_version(&workspace, "wasm-bindgen");
    let pinned = locked_version(&locked, "wasm-bindgen");
    if used.is_some() && used != pinned {
        return Err(format!(
            "wasm-bindgen is {} in Cargo.lock but {} in {PACKAGE}/Cargo.lock; they must be equal",
            used.unwrap_or_default(),
            pinned.unwrap_or_default()
        ));
    }
    let manifest = read("xtask/wasm-tools/Cargo.toml")?;
    let glue = read("xtask/wasm-tools/src/bin/wbg.rs")?;
    let runner = read("xtask/wasm-tools/src/bin/wbg-test-runner.rs")?;
    let key = cache::key(&[&locked, &manifest, &glue, &runner, std::env::consts::ARCH]);
    let folder = cache::folder()?.join(format!("wasm-tools-{key}"));
    if !folder.is_dir() {
        eprintln!("building the WASM tools, about a minute");
        cache::fill_folder(&folder, |new| {
            let built = new.join("built");
            let mut cargo = process::command("cargo");
            // Unoptimised: the tools are quick enough, and are built four times sooner.
            cargo.args([
                "install",
                "--quiet",
                "--locked",
                "--profile",
                "dev",
                "--no-track",
            ]);
            cargo
                .args(["--path", PACKAGE, "--root"])
                .arg(new)
                .arg("--target-dir")
                .arg(&built);
            process::output(&mut cargo)?;
            fs::remove_dir_all(&built).map_err(|error| error.to_string())
        })?;
    }
    Ok(folder.join("bin"))
}

/// The version that a `Cargo.lock` names for a package.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines
        .nth(1)?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

fn read(file: &str) -> Result<String, Failure> {
    fs::read_to_string(process::root().join(file))
        .map_err(|error| format!("{file} cannot be read: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_a_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "serde"), None);
        assert_eq!(locked_version("name = \"serde\"", "serde"), None);
    }

    #[test]
    fn the_two_lock_files_agree() {
        let (Ok(root), Ok(tools)) = (read("Cargo.lock"), read("xtask/wasm-tools/Cargo.lock"))
        else {
            unreachable!("both lock files are part of the project");
        };
        let pinned = locked_version(&tools, "wasm-bindgen");
        assert!(pinned.is_some());
        let used = locked_version(&root, "wasm-bindgen");
        assert!(used.is_none() || used == pinned);
    }
}
