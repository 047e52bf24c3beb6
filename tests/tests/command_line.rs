//! Every case through the built program: the same bytes as from the library, and the exit code.
#![expect(clippy::panic, reason = "a test fails by panicking")]

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tollgate_tests::case::{self, Case, ESTATE, Verb};
use tollgate_tests::{library, specs};

#[test]
fn every_case_comes_out_as_from_the_library() {
    let program = program();
    let model = specs::model().unwrap_or_else(|error| panic!("{error}"));
    let folder = env::temp_dir().join(format!("tollgate-cases-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{error}"));
    let mut wrong = Vec::new();
    for file in case::all().unwrap_or_else(|error| panic!("{error}")) {
        for case in &file.cases {
            let ran = library::run(&model, case).unwrap_or_else(|error| panic!("{error}"));
            let output = through(&program, &folder, case);
            if let Some(difference) = difference(&ran, &output) {
                let place = file.path.display();
                wrong.push(format!("{place}: {}: {difference}", case.name));
            }
        }
    }
    fs::remove_dir_all(&folder).unwrap_or_else(|error| panic!("{error}"));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The program under test: the one that `TOLLGATE_PROGRAM` names, or else built here.
fn program() -> PathBuf {
    if let Some(path) = env::var_os("TOLLGATE_PROGRAM") {
        return PathBuf::from(path);
    }
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let built = Command::new(cargo)
        .args(["build", "--quiet", "--package", "tollgate"])
        .status()
        .unwrap_or_else(|error| panic!("cargo cannot be run: {error}"));
    assert!(built.success(), "the program does not build");
    // This test is `target/debug/deps/command_line-...`.
    let own = env::current_exe().unwrap_or_else(|error| panic!("{error}"));
    let folder = own.parent().and_then(Path::parent);
    let program = folder.map(|folder| folder.join(format!("tollgate{}", env::consts::EXE_SUFFIX)));
    program.unwrap_or_else(|| panic!("{} is in no target folder", own.display()))
}

/// Runs the program on a case whose input is a file in its working folder.
fn through(program: &Path, folder: &Path, case: &Case) -> Output {
    let input = case.input();
    if let Some(text) = &input {
        fs::write(folder.join(library::INPUT), text).unwrap_or_else(|error| panic!("{error}"));
    }
    let mut command = Command::new(program);
    command.current_dir(folder).env("NO_COLOR", "1");
    match case.verb {
        Verb::Decide => {
            command.arg("decide").args(&case.decision);
            command.args(["--format", "json", "--on", &case.on]);
            command.args(case.defaults.then_some("--defaults"));
            if let Some(share) = &case.share {
                command.args(["--resume", share]);
            }
            if input.is_some() {
                command.args(["--answers", library::INPUT]);
            }
        }
        Verb::Plan => {
            command.arg("plan");
            command.arg(case.decision.as_deref().unwrap_or("endpoint"));
            command.args([
                "--answers",
                library::INPUT,
                "--format",
                "json",
                "--on",
                &case.on,
            ]);
            command.args(case.defaults.then_some("--defaults"));
        }
        Verb::Price | Verb::Place => {
            let verb = if case.verb == Verb::Place {
                "place"
            } else {
                "price"
            };
            command.args([verb, library::INPUT, "--format", "json"]);
            if !case.input().is_some_and(|text| text.contains("\"on\"")) {
                command.args(["--on", &case.on]);
            }
            for rate in &case.rates {
                command.args(["--rate", rate]);
            }
        }
        Verb::PriceFile => {
            command.args([
                "price",
                library::INPUT,
                "--format",
                "json",
                "--on",
                &case.on,
            ]);
            if let Some(region) = &case.region {
                command.args(["--region", region]);
            }
            for (option, values) in [("--rate", &case.rates), ("--parameter", &case.parameters)] {
                values.iter().for_each(|it| {
                    command.args([option, it]);
                });
            }
            if let Some(lines) = &case.usage_file {
                let text = lines.join("\n");
                fs::write(folder.join(library::USAGE), text)
                    .unwrap_or_else(|error| panic!("{error}"));
                command.args(["--usage", library::USAGE]);
            }
        }
        Verb::Simulate => {
            command.args(["policy", "simulate", library::INPUT]);
        }
        Verb::Lint => {
            command.args([
                "policy",
                "lint",
                library::INPUT,
                "--format",
                "json",
                "--on",
                &case.on,
            ]);
            for (option, value) in [("--endpoint", &case.endpoint), ("--service", &case.service)] {
                if let Some(value) = value {
                    command.args([option, value]);
                }
            }
            if let Some(beside) = &case.beside {
                let name = "beside.json";
                fs::write(folder.join(name), beside.get())
                    .unwrap_or_else(|error| panic!("{error}"));
                command.args(["--beside", name]);
            }
        }
        Verb::Trace => {
            laid_out(folder, case);
            command.args(["trace", ESTATE, "--format", "json", "--on", &case.on]);
            let protocol = ("--protocol", &case.protocol);
            for (option, value) in [("--from", &case.from), ("--to", &case.to), protocol] {
                if let Some(value) = value {
                    command.args([option, value]);
                }
            }
            if case.all {
                command.arg("--all");
            }
            for change in &case.what_if {
                command.args(["--what-if", change]);
            }
            if case.case.is_some() {
                command.args(["--policy-case", library::INPUT]);
            }
        }
        Verb::Audit => {
            laid_out(folder, case);
            command.args(["audit", ESTATE, "--format", "json", "--on", &case.on]);
            if case.usage.is_some() {
                command.args(["--usage", library::INPUT]);
            }
            if let Some(baseline) = &case.baseline {
                let name = "baseline.json";
                fs::write(folder.join(name), baseline.get())
                    .unwrap_or_else(|error| panic!("{error}"));
                command.args(["--baseline", name]);
            }
        }
        Verb::Check => {
            command.args(["spec", "check", library::INPUT, "--format", "json"]);
        }
        Verb::Test => {
            command.args(["spec", "test", library::INPUT, "--format", "json"]);
        }
    }
    if let Some(lines) = &case.specs {
        let text = lines.join("\n");
        fs::write(folder.join(library::OVERLAY), text).unwrap_or_else(|error| panic!("{error}"));
        command.args(["--spec", library::OVERLAY]);
    }
    command
        .output()
        .unwrap_or_else(|error| panic!("{}: {error}", program.display()))
}

/// Writes the files of a case's estate into a folder of their own.
fn laid_out(folder: &Path, case: &Case) {
    let folder = folder.join(ESTATE);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{error}"));
    let files = case
        .estate_files()
        .unwrap_or_else(|error| panic!("{error}"));
    for (name, text) in files {
        let path = folder.join(name);
        if let Some(inner) = path.parent() {
            fs::create_dir_all(inner).unwrap_or_else(|error| panic!("{error}"));
        }
        fs::write(path, text).unwrap_or_else(|error| panic!("{error}"));
    }
}

/// What sets the program's answer apart from the library's.
fn difference(ran: &library::Ran, output: &Output) -> Option<String> {
    let printed = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    if output.status.code() != Some(i32::from(ran.exit)) {
        let code = output.status.code();
        return Some(format!("exit {code:?}, not {}: {complaint}", ran.exit));
    }
    if ran.exit == 2 {
        let said = ran
            .messages()
            .into_iter()
            .find(|it| !complaint.contains(it.as_str()));
        if let Some(said) = said {
            return Some(format!("standard error lacks `{said}`: {complaint}"));
        }
        return (!printed.is_empty()).then(|| format!("it printed {printed}"));
    }
    let expected = format!("{}\n", ran.line);
    (printed != expected).then(|| format!("it printed {printed}  not {expected}"))
}
