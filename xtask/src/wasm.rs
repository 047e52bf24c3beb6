//! `wasm`: builds the WASM module, shrinks it, proves it valid, and packs the npm package.

pub mod budget;

use std::fs;
use std::path::PathBuf;

use crate::setup::{self, Ready};
use crate::{Failure, process};

/// The npm package, as built.
pub const PACKAGE: &str = "wasm/pkg";

/// One build of the module, and where it and its glue are put, relative to the root.
struct Module {
    features: &'static [&'static str],
    folder: &'static str,
}

/// The modules: the engine for programs; what looks through estates, what follows packets, what draws plans, what judges policies, and
/// the checker of rule files, which only those load who need them; and the engines for pages, which are no part of the npm package: the
/// small one bills, the other compares what it bills.
const MODULES: [Module; 8] = [
    Module {
        features: &["--features", "engine"],
        folder: "wasm/pkg/engine",
    },
    Module {
        features: &["--features", "audits"],
        folder: "wasm/pkg/audits",
    },
    Module {
        features: &["--features", "estates"],
        folder: "wasm/pkg/estates",
    },
    Module {
        features: &["--features", "plans"],
        folder: "wasm/pkg/plans",
    },
    Module {
        features: &["--features", "policies"],
        folder: "wasm/pkg/policies",
    },
    Module {
        features: &["--features", "rules"],
        folder: "wasm/pkg/rules",
    },
    Module {
        features: &[],
        folder: "wasm/pkg/page",
    },
    Module {
        features: &["--features", "comparison"],
        folder: "wasm/pkg/full-page",
    },
];

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
    let package = process::root().join(PACKAGE);
    if package.exists() {
        fs::remove_dir_all(&package)
            .map_err(|error| format!("{PACKAGE} cannot be removed: {error}"))?;
    }
    for module in &MODULES {
        compile(ready, module)?;
    }
    budget::check(PACKAGE)?;
    process::node_with("wasm/npm/build.mjs", &[], &ready.variables())
}

/// Compiles one module, writes its glue and shrinks it.
fn compile(ready: &Ready, module: &Module) -> Result<(), Failure> {
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
        "--no-default-features",
    ]);
    process::run(cargo.args(module.features))?;
    let compiled = target_folder().join(target).join("wasm/tollgate_wasm.wasm");
    if !compiled.is_file() {
        return Err(format!(
            "{} was not built; is the crate a `cdylib`?",
            compiled.display()
        ));
    }
    let mut glue = process::command(ready.tools.join("wbg"));
    glue.arg(&compiled)
        .args(["--target", "web", "--out-dir", module.folder]);
    // A default path would make bundlers copy the module a second time.
    glue.args(["--omit-default-module-path", "--remove-producers-section"]);
    process::run(&mut glue)?;
    shrink(&format!("{}/{MODULE}", module.folder))
}

/// Optimises a module in place. No feature flag: wasm-opt then keeps to the features that the module
/// names, where `--all-features` writes imports that browsers refuse. What wasm-opt inlines and
/// reorders makes the module smaller, but what is downloaded, which is compressed, a tenth larger; with
/// functions in the order of their names, those that are alike stand together.
fn shrink(module: &str) -> Result<(), Failure> {
    let smaller = format!("{module}.smaller");
    let arguments = [
        module,
        "-Oz",
        "--skip-pass=inlining-optimizing",
        "--skip-pass=reorder-functions",
        "--reorder-functions-by-name",
        // Alignments are hints that engines do without.
        "--dealign",
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
