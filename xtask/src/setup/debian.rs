//! Packages of the system, where the system is Debian and we may install.

use std::process::Command;

use crate::{Failure, process};

/// Installs the packages, or says which to install where that is not ours to do.
pub fn install(packages: &[&str]) -> Result<(), Failure> {
    if packages.is_empty() {
        return Ok(());
    }
    if !may_install() {
        return Err(format!(
            "missing on this system: {}; install them (on Debian: `apt-get install {}`)",
            packages.join(", "),
            packages.join(" ")
        ));
    }
    eprintln!("installing {}", packages.join(" "));
    // The package lists may be missing or older than the archive; then once more with new ones.
    if process::output(apt().arg("install").args(packages)).is_err() {
        process::output(apt().arg("update"))?;
        process::output(apt().arg("install").args(packages))?;
    }
    Ok(())
}

/// Whether this is Debian and we are root.
pub fn may_install() -> bool {
    let system = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    is_debian(&system)
        && process::find("apt-get").is_some()
        && process::output(process::command("id").arg("-u")).is_ok_and(|user| user.trim() == "0")
}

fn is_debian(os_release: &str) -> bool {
    os_release.lines().any(|line| line.trim() == "ID=debian")
}

fn apt() -> Command {
    let mut command = process::command("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    // Another installation on this machine is waited for.
    command.args([
        "-q",
        "-y",
        "--no-install-recommends",
        "-o",
        "DPkg::Lock::Timeout=600",
    ]);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_debian_itself_is_debian() {
        assert!(is_debian("NAME=\"Debian GNU/Linux\"\nID=debian\n"));
        assert!(!is_debian("ID=ubuntu\nID_LIKE=debian\n"));
        assert!(!is_debian(""));
    }
}
