//! A WASM toolchain from Debian's packages, for machines that reach package archives only.
//!
//! Debian ships rustc and the standard library's source, with everything that source depends on. The
//! library is built once from it and put into a private sysroot of links, so that afterwards plain
//! `cargo +wasm-debian build --target wasm32-unknown-unknown` (and `wasm32v1-none`, for the proof
//! that the core needs no `std`) works as it does with rustup's own targets. Nothing is written
//! under `/usr`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::setup::cache;
use crate::{Failure, process};

/// The name under which rustup knows the toolchain.
pub const NAME: &str = "wasm-debian";

const SOURCE: &str = "/usr/lib/rustlib/src/rust/library/vendor";

/// Debian packages that are still to be installed.
pub fn missing_packages() -> Vec<&'static str> {
    let there = [
        ("rustc-web", Path::new("/usr/bin/rustc").is_file()),
        ("cargo-web", Path::new("/usr/bin/cargo").is_file()),
        ("rust-web-src", Path::new(SOURCE).is_dir()),
        ("lld-22", linker().is_some()),
    ];
    there
        .iter()
        .filter(|(_, there)| !there)
        .map(|(package, _)| *package)
        .collect()
}

/// Whether the toolchain stands and belongs to the packages that are installed now.
pub fn is_ready() -> bool {
    missing_packages().is_empty()
        && folder().is_ok_and(|folder| folder.is_dir() && is_linked(&folder))
}

/// Builds the toolchain if it does not stand, and tells rustup of it.
pub fn build() -> Result<(), Failure> {
    let folder = folder()?;
    if !folder.is_dir() {
        eprintln!("building the standard library for WASM, about a minute");
        cache::fill_folder(&folder, |new| fill(new, &folder))?;
    }
    if !is_linked(&folder) {
        process::output(
            process::command("rustup")
                .args(["toolchain", "link", NAME])
                .arg(&folder),
        )?;
    }
    Ok(())
}

/// The toolchain's folder. Its name changes with the compiler, the linker and this file.
fn folder() -> Result<PathBuf, Failure> {
    let compiler = process::output(process::command("/usr/bin/rustc").arg("-vV"))?;
    let linker = linker().unwrap_or_default().display().to_string();
    let key = cache::key(&[&compiler, &linker, include_str!("standard_library.rs")]);
    Ok(cache::folder()?.join(format!("wasm-toolchain-{key}")))
}

/// Debian's newest lld.
fn linker() -> Option<PathBuf> {
    let number = |path: &PathBuf| -> Option<u32> {
        path.file_name()?
            .to_str()?
            .strip_prefix("lld-")?
            .parse()
            .ok()
    };
    let programs = fs::read_dir("/usr/bin")
        .ok()?
        .flatten()
        .map(|entry| entry.path());
    programs
        .filter(|path| number(path).is_some())
        .max_by_key(number)
}

fn is_linked(folder: &Path) -> bool {
    let home = std::env::var_os("RUSTUP_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".rustup")));
    let link = home.and_then(|home| fs::read_link(home.join("toolchains").join(NAME)).ok());
    link.as_deref() == Some(folder)
}

/// Writes the toolchain into `new`, which will be moved to `place`.
fn fill(new: &Path, place: &Path) -> Result<(), Failure> {
    let version = process::output(process::command("/usr/bin/rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.ok_or("`/usr/bin/rustc -vV` names no host")?;
    let host_target = new.join("lib/rustlib").join(host);
    make_folder(&new.join("bin"))?;
    make_folder(&host_target.join("bin"))?;

    compile(
        new,
        "wasm32-unknown-unknown",
        "std,panic_abort,test,proc_macro",
    )?;
    compile(new, "wasm32v1-none", "core,alloc")?;

    link(
        &Path::new("/usr/lib/rustlib").join(host).join("lib"),
        &host_target.join("lib"),
    )?;
    link(
        Path::new("/usr/lib/rustlib/src"),
        &new.join("lib/rustlib/src"),
    )?;
    // The name under which rustc looks for its WASM linker.
    link(
        &linker().ok_or("lld is missing")?,
        &host_target.join("bin/rust-lld"),
    )?;
    link(Path::new("/usr/bin/cargo"), &new.join("bin/cargo"))?;
    // rustc finds its sysroot from its own library in /usr/lib, so a link would not do.
    for program in ["rustc", "rustdoc"] {
        let script = new.join("bin").join(program);
        let place = place.display();
        write(
            &script,
            &format!("#!/bin/sh\nexec /usr/bin/{program} --sysroot '{place}' \"$@\"\n"),
        )?;
        process::output(process::command("chmod").arg("+x").arg(&script))?;
    }
    Ok(())
}

/// Compiles the crates of the standard library for a target and puts them where rustc looks.
fn compile(new: &Path, target: &str, crates: &str) -> Result<(), Failure> {
    let empty = new.join("empty");
    make_folder(&empty.join("src"))?;
    write(&empty.join("src/lib.rs"), "#![no_std]\n")?;
    let manifest = "[package]\nname = \"empty\"\nedition = \"2021\"\n[workspace]\n";
    write(&empty.join("Cargo.toml"), manifest)?;

    // A clean environment keeps the caller's flags and wrappers out of the standard library.
    let mut cargo = Command::new("/usr/bin/cargo");
    cargo.current_dir(&empty).env_clear().envs([
        ("PATH", "/usr/bin:/bin"),
        // Debian's compiler is a stable one; building the standard library is not stable yet.
        ("RUSTC_BOOTSTRAP", "1"),
        ("CARGO_TARGET_DIR", "built"),
        // Fat link-time optimisation needs the bitcode.
        (
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            "-Cembed-bitcode=yes",
        ),
    ]);
    cargo.env("HOME", &empty);
    cargo.args(["build", "-q", "--release", "--offline", "--target", target]);
    cargo.args(["--config", "source.crates-io.replace-with='debian'"]);
    cargo.args(["--config", &format!("source.debian.directory='{SOURCE}'")]);
    cargo.arg(format!("-Zbuild-std={crates}"));
    cargo.arg("-Zbuild-std-features=optimize_for_size");
    process::output(&mut cargo)?;

    let library = new.join("lib/rustlib").join(target).join("lib");
    make_folder(&library)?;
    let failed = |error| format!("the standard library for {target} cannot be copied: {error}");
    let built = empty.join("built").join(target).join("release/deps");
    for file in fs::read_dir(built).map_err(failed)?.flatten() {
        let name = file.file_name();
        let text = name.to_string_lossy();
        if text.ends_with(".rlib") && !text.starts_with("libempty-") {
            fs::copy(file.path(), library.join(&name)).map_err(failed)?;
        }
    }
    fs::remove_dir_all(&empty).map_err(failed)
}

fn make_folder(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder)
        .map_err(|error| format!("{} cannot be made: {error}", folder.display()))
}

fn write(file: &Path, text: &str) -> Result<(), Failure> {
    fs::write(file, text).map_err(|error| format!("{} cannot be written: {error}", file.display()))
}

fn link(existing: &Path, new: &Path) -> Result<(), Failure> {
    process::output(process::command("ln").arg("-s").arg(existing).arg(new)).map(drop)
}
