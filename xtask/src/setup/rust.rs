//! What the Rust toolchain must have: formatter, linter, and the WASM targets.

use std::path::{Path, PathBuf};

use crate::setup::standard_library;
use crate::{Failure, process};

/// The targets, each with a crate that is there if the target is.
const TARGETS: &[(&str, &str)] = &[
    ("wasm32-unknown-unknown", "libstd-"),
    ("wasm32v1-none", "libcore-"),
];

/// Where WASM builds take the standard library from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The targets that rustup installs, in the toolchain in use.
    Rustup,
    /// The toolchain built from Debian's packages; taken where `WASM_STD=debian` says so, and
    /// where rustup's targets are not to be had.
    Debian,
}

/// Chooses the way to the WASM targets, installing rustup's where that is the way.
pub fn route() -> Result<Route, Failure> {
    if std::env::var_os("WASM_STD").is_some_and(|way| way == "debian") {
        return Ok(Route::Debian);
    }
    if has_targets() {
        return Ok(Route::Rustup);
    }
    if standard_library::is_ready() {
        return Ok(Route::Debian);
    }
    eprintln!("installing the WASM targets");
    let names = TARGETS.iter().map(|(target, _)| target);
    let Err(failure) = process::output(
        process::command("rustup")
            .args(["target", "add"])
            .args(names),
    ) else {
        return Ok(Route::Rustup);
    };
    if crate::setup::debian::may_install() {
        eprintln!("rustup cannot get them; Debian's packages can");
        return Ok(Route::Debian);
    }
    Err(format!(
        "{failure}\nthe WASM targets are missing; on Debian, root may set WASM_STD=debian"
    ))
}

/// Installs the formatter and the linter where a minimal toolchain lacks them.
pub fn install_components() -> Result<(), Failure> {
    let programs = sysroot()?.join("bin");
    let there = |name: &str| programs.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let components = [("rustfmt", "cargo-fmt"), ("clippy", "cargo-clippy")];
    let missing = components
        .iter()
        .filter(|(_, program)| !there(program).is_file());
    let missing: Vec<&str> = missing.map(|(component, _)| *component).collect();
    if missing.is_empty() {
        return Ok(());
    }
    eprintln!("installing {}", missing.join(" and "));
    process::output(
        process::command("rustup")
            .args(["component", "add"])
            .args(missing),
    )
    .map(drop)
}

fn has_targets() -> bool {
    let Ok(sysroot) = sysroot() else { return false };
    TARGETS.iter().all(|(target, library)| {
        holds(
            &sysroot.join("lib/rustlib").join(target).join("lib"),
            library,
        )
    })
}

fn holds(folder: &Path, prefix: &str) -> bool {
    std::fs::read_dir(folder).is_ok_and(|files| {
        files
            .flatten()
            .any(|file| file.file_name().to_string_lossy().starts_with(prefix))
    })
}

fn sysroot() -> Result<PathBuf, Failure> {
    let printed = process::output(process::command("rustc").args(["--print", "sysroot"]))?;
    Ok(PathBuf::from(printed.trim()))
}
