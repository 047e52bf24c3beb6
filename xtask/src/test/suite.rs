//! The suites, in the order in which they run.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::process;
use super::tally::Tally;
use crate::setup::{Ready, python};
use crate::{Failure, wasm, web};

/// One suite.
pub struct Suite {
    pub name: &'static str,
    pub title: &'static str,
    pub work: Work,
}

/// What a suite does, and whether it needs more than the Rust toolchain for it. Tests that ran are
/// added to the tally, also where some fail.
pub enum Work {
    Native(fn(&mut Tally) -> Result<(), Failure>),
    Ready(fn(&Ready, &mut Tally) -> Result<(), Failure>),
    /// It takes tools of other makers: how they are set up, and what runs with the program that results.
    /// Where they cannot be had, a suite that nobody named is left out, and that is said.
    Tools(
        fn() -> Result<PathBuf, Failure>,
        fn(&Path, &mut Tally) -> Result<(), Failure>,
    ),
}

pub const SUITES: &[Suite] = &[
    Suite {
        name: "format",
        title: "the code is formatted",
        work: Work::Native(format),
    },
    Suite {
        name: "lint",
        title: "clippy has nothing to say",
        work: Work::Native(lint),
    },
    Suite {
        name: "native",
        title: "every package's tests",
        work: Work::Native(native),
    },
    Suite {
        name: "no-std",
        title: "the core builds without std",
        work: Work::Ready(no_std),
    },
    Suite {
        name: "wasm",
        title: "the module's tests in Node and Chromium",
        work: Work::Ready(wasm_tests),
    },
    Suite {
        name: "package",
        title: "the npm package builds",
        work: Work::Ready(package),
    },
    Suite {
        name: "plans",
        title: "plans go through the tools that users run",
        work: Work::Tools(python::program, plans),
    },
    Suite {
        name: "pages",
        title: "the pages build",
        work: Work::Ready(pages),
    },
    Suite {
        name: "node",
        title: "tests of the npm package and the pages",
        work: Work::Ready(node),
    },
];

fn format(_: &mut Tally) -> Result<(), Failure> {
    process::run(process::command("cargo").args(["fmt", "--all", "--check"]))
}

fn lint(_: &mut Tally) -> Result<(), Failure> {
    let mut clippy = process::command("cargo");
    clippy.args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "--deny",
        "warnings",
    ]);
    process::run(&mut clippy)
}

fn native(total: &mut Tally) -> Result<(), Failure> {
    counted(
        process::command("cargo").args(["test", "--workspace"]),
        total,
    )
}

/// The core builds for a target that has no `std`, alone and with its JSON.
fn no_std(ready: &Ready, _: &mut Tally) -> Result<(), Failure> {
    for features in [&[][..], &["--features", "serde"]] {
        let mut cargo = ready.cargo();
        cargo.args([
            "build",
            "--package",
            "tollgate-core",
            "--target",
            "wasm32v1-none",
        ]);
        process::run(cargo.arg("--no-default-features").args(features))?;
    }
    Ok(())
}

fn wasm_tests(ready: &Ready, total: &mut Tally) -> Result<(), Failure> {
    let mut cargo = ready.cargo();
    cargo.args([
        "test",
        "--package",
        "tollgate-wasm",
        "--target",
        "wasm32-unknown-unknown",
    ]);
    counted(&mut cargo, total)
}

fn package(ready: &Ready, _: &mut Tally) -> Result<(), Failure> {
    wasm::build(ready)
}

/// The code of every plan among the cases: cfn-lint, the AWS command line, a moto server and an audit of what stands in it.
fn plans(python: &Path, total: &mut Tally) -> Result<(), Failure> {
    process::run(process::command("cargo").args(["build", "--package", "tollgate"]))?;
    counted(
        process::command(python).args(["-uB", "tests/plans/validate.py"]),
        total,
    )
}

fn pages(ready: &Ready, _: &mut Tally) -> Result<(), Failure> {
    web::build(ready)
}

/// Every `*.test.mjs` below `tests/node`.
fn node(ready: &Ready, total: &mut Tally) -> Result<(), Failure> {
    let mut files = Vec::new();
    find_tests(&process::root().join("tests/node"), &mut files);
    files.sort();
    if files.is_empty() {
        return Err("tests/node holds no `*.test.mjs`".into());
    }
    let mut node = process::command("node");
    node.args(["--test", "--test-reporter=spec"])
        .args(files)
        .envs(ready.variables());
    counted(&mut node, total)
}

fn find_tests(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() && !path.ends_with("node_modules") {
            find_tests(&path, files);
        } else if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
}

/// Runs tests and counts them; that none ran is a failure too.
fn counted(command: &mut Command, total: &mut Tally) -> Result<(), Failure> {
    let mut tally = Tally::default();
    let outcome = process::watch(command, |line| tally.read(line));
    total.passed += tally.passed;
    total.failed += tally.failed;
    outcome?;
    if tally.passed == 0 {
        Err("no test ran".into())
    } else {
        Ok(())
    }
}
