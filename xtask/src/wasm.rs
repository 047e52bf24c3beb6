//! `wasm`: builds the WASM module, shrinks it, proves it valid, and packs the npm package.

pub mod budget;

use std::fs;
use std::path::PathBuf;

use crate::setup::{self, Ready};
use crate::{Failure, process};

/// The npm package, as built.
pub const PACKAGE: &str = "wasm/pkg";

/// Where the module and its glue are put for the packing script, relative to the root.
pub const GLUE: &str = "wasm/pkg/glue";

/// The module's file name, as the glue's writer derives it from the crate's name.
const MODULE: &str = "tollgate_wasm_bg.wasm";

/// The verb.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    if let Some(argument) = arguments.first() {
        return Err(format!("`wasm` takes no `{argument}`"));
    }
    build(&setup::prepare()?)
}

/// Builds everything in `wasm/pkg` anew.
pub fn build(ready: &Ready) -> Result<(), Failure> {
    let target = "wasm32-unknown-unknown";
    let mut cargo = ready.cargo();
    cargo.args([
        "build",
        "--package",
        "tollgate-wasm",
        "--profile",
        "wasm",
        "--target",
        target,
    ]);
    process::run(&mut cargo)?;
    let compiled = target_folder().join(target).join("wasm/tollgate_wasm.wasm");
    if !compiled.is_file() {
        return Err(format!(
            "{} was not built; is the crate a `cdylib`?",
            compiled.display()
        ));
    }

    let package = process::root().join(PACKAGE);
    if package.exists() {
        fs::remove_dir_all(&package)
            .map_err(|error| format!("{PACKAGE} cannot be removed: {error}"))?;
    }
    let mut glue = process::command(ready.tools.join("wbg"));
    glue.arg(&compiled)
        .args(["--target", "web", "--out-dir", GLUE]);
    // A default path would make bundlers copy the module a second time.
    glue.args([
        "--omit-default-module-path",
        "--remove-name-section",
        "--remove-producers-section",
    ]);
    process::run(&mut glue)?;

    let module = format!("{GLUE}/{MODULE}");
    shrink(&module)?;
    budget::check(GLUE)?;
    process::node_with("wasm/npm/build.mjs", &[], &ready.variables())
}

/// Optimises a module in place. No feature flag: wasm-opt then keeps to the features that the module
/// names, where `--all-features` writes imports that browsers refuse.
fn shrink(module: &str) -> Result<(), Failure> {
    let smaller = format!("{module}.smaller");
    let arguments = [
        module,
        "-Oz",
        "--converge",
        "--strip-debug",
        "--strip-producers",
        "--strip-target-features",
        "-o",
        &smaller,
    ];
    process::node(
        "node_modules/binaryen/bin/wasm-opt",
        &arguments.map(String::from),
    )?;
    let root = process::root();
    fs::rename(root.join(&smaller), root.join(module))
        .map_err(|error| format!("{module} cannot be replaced: {error}"))
}

/// Where cargo puts what it builds.
fn target_folder() -> PathBuf {
    let named =
        std::env::var_os("CARGO_TARGET_DIR").or_else(|| std::env::var_os("CARGO_BUILD_TARGET_DIR"));
    process::root().join(named.unwrap_or_else(|| "target".into()))
}
