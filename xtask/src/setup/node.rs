//! Node, and the packages that the root `package-lock.json` pins for builds and tests.

use std::fs;

use crate::setup::cache;
use crate::{Failure, process};

/// The oldest Node that can `require` a module and run the tests.
const OLDEST: (u32, u32) = (20, 19);

/// Fails, with the way to get it, where Node is missing or too old.
pub fn check() -> Result<(), Failure> {
    let advice = format!(
        "install Node {}.{} or newer with npm, from https://nodejs.org or your system's packages",
        OLDEST.0, OLDEST.1
    );
    let Ok(printed) = process::output(process::command("node").arg("--version")) else {
        return Err(format!("Node is missing; {advice}"));
    };
    if version(&printed).is_none_or(|found| found < OLDEST) {
        return Err(format!("Node is {}; {advice}", printed.trim()));
    }
    Ok(())
}

/// Installs the pinned packages unless exactly these stand already.
pub fn install_packages() -> Result<(), Failure> {
    let root = process::root();
    let lock = fs::read_to_string(root.join("package-lock.json"))
        .map_err(|error| format!("package-lock.json cannot be read: {error}"))?;
    let stamp = root.join("node_modules/.tollgate-installed");
    let key = cache::key(&[&lock]);
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == key) {
        return Ok(());
    }
    eprintln!("installing the node packages");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    // No package here needs its install script, so none is run.
    process::output(process::command(npm).args([
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
    ]))?;
    fs::write(&stamp, key)
        .map_err(|error| format!("{} cannot be written: {error}", stamp.display()))
}

/// The first two numbers of `v20.19.1`.
fn version(printed: &str) -> Option<(u32, u32)> {
    let mut numbers = printed.trim().strip_prefix('v')?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_number() {
        assert_eq!(version("v20.19.1\n"), Some((20, 19)));
        assert_eq!(version("v22.0.0-nightly"), Some((22, 0)));
        assert_eq!(version("20"), None);
        assert!(version("v20.9.0").is_some_and(|found| found < OLDEST));
        assert!(version("v22.1.0").is_some_and(|found| found > OLDEST));
    }
}
