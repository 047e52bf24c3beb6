//! What the command line promises to scripts: exit codes, and what is written where.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by failing"
)]

#[path = "shared/program.rs"]
mod program;

use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs the program where the tests run.
fn run(arguments: &[&str], input: &str) -> Output {
    program::run(Path::new("."), arguments, input)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

/// Runs the program; it must fail, say each of the words, and print no result.
#[track_caller]
fn check_failure(arguments: &[&str], input: &str, words: &[&str]) {
    let output = run(arguments, input);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}\n{said}");
    assert_eq!(text(&output.stdout), "", "{arguments:?}");
    for word in words {
        assert!(
            said.contains(word),
            "{arguments:?} does not say {word}:\n{said}"
        );
    }
}

/// Runs the program; it must end with that code and print each of the words.
#[track_caller]
fn check(arguments: &[&str], input: &str, code: i32, words: &[&str]) -> String {
    let output = run(arguments, input);
    let printed = text(&output.stdout);
    let said = text(&output.stderr);
    assert_eq!(
        output.status.code(),
        Some(code),
        "{arguments:?}\n{printed}\n{said}"
    );
    for word in words {
        assert!(
            printed.contains(word),
            "{arguments:?} does not print {word}:\n{printed}"
        );
    }
    printed
}

#[test]
fn wrong_usage_ends_with_two_and_prints_nothing() {
    check_failure(&["decid"], "", &["unrecognized subcommand", "decide"]);
    check_failure(&["decide", "--formt", "json"], "", &["--formt", "--format"]);
    check_failure(
        &["decide", "--on", "2026-02-30"],
        "",
        &["not a day", "2026-04-26"],
    );
    check_failure(&["price"], "", &["SCENARIO"]);
    check_failure(&["price", "-1"], "", &["-1"]);
}

#[test]
fn the_wizard_without_a_terminal_names_the_verbs() {
    let words = [
        "needs a terminal",
        "tollgate decide",
        "tollgate price",
        "tollgate place",
        "tollgate policy",
        "tollgate spec",
    ];
    check_failure(&[], "", &words);
    check_failure(&["wizard"], "", &words);
    check_failure(&["wizard", "--plain"], "", &words);
}

#[test]
fn wrong_answers_are_named_with_their_remedy() {
    check_failure(&["decide", "-a", "targt=nothing"], "", &["targt", "target"]);
    check_failure(
        &["decide", "-a", "target=nothng"],
        "",
        &["nothng", "nothing"],
    );
    check_failure(&["decide", "-a", "target"], "", &["target", "="]);
    check_failure(&["decide", "-a", "zones=-1"], "", &["-1", "zones"]);
    check_failure(&["decide", "-a", "data=1e9999"], "", &["data"]);
    check_failure(
        &["decide", "-a", "target=nothing", "-a", "target=internet"],
        "",
        &["target", "twice"],
    );
    check_failure(&["decide", "endpont"], "", &["endpont", "endpoint"]);
    check_failure(
        &["decide", "endpont", "--list"],
        "",
        &["endpont", "endpoint"],
    );
    check_failure(&["decide", "--resume", "v1.%%%"], "", &["share"]);
}

#[test]
fn a_decision_that_is_not_there_is_said_once() {
    let file = std::env::temp_dir().join(format!("tollgate-no-decision-{}", std::process::id()));
    std::fs::write(&file, "{\"zones\": 2, \"data\": 100}").expect("a file");
    let path = file.to_string_lossy();
    let output = run(&["decide", "endpont", "--answers", &path], "");
    std::fs::remove_file(&file).expect("the file can be removed");
    let said = text(&output.stderr);
    assert_eq!(said.matches("there is no decision").count(), 1, "{said}");
    assert!(said.contains("did you mean `endpoint`?"), "{said}");
}

#[test]
fn answers_that_are_no_json_are_shown_with_their_line() {
    let from_input = &["decide", "--answers", "-"];
    check_failure(
        from_input,
        "{\n  \"target\": \"nothing\"",
        &["standard input:2"],
    );
    check_failure(from_input, "", &["standard input"]);
    check_failure(from_input, "[1]", &["standard input:1", "object"]);
    check_failure(
        from_input,
        "{\n  \"target\":\n    \"nothng\"\n}",
        &["standard input:2", "nothing"],
    );
    check_failure(
        &["decide", "--answers", "missing.json"],
        "",
        &["missing.json"],
    );
}

#[test]
fn an_open_decision_ends_with_three_and_names_what_is_missing() {
    check(&["decide"], "", 3, &["--answer target=", "nothing"]);
    check(
        &["decide", "--format", "json"],
        "",
        3,
        &["\"status\":\"open\"", "\"question\":{"],
    );
    check(
        &["decide", "--format", "markdown"],
        "",
        3,
        &["## More answers", "`nothing`"],
    );
}

#[test]
fn a_long_list_of_choices_is_cut_where_people_read_it() {
    let open: [&[&str]; 3] = [
        &["decide", "--answer", "target=aws-service"],
        &[
            "decide",
            "--answer",
            "target=aws-service",
            "--format",
            "markdown",
        ],
        &["plan", "endpoint", "target=aws-service"],
    ];
    for arguments in open {
        let named = "more: `tollgate decide endpoint --list` names them";
        let printed = check(arguments, "", 3, &["access-analyzer", named]);
        assert!(!printed.contains("xray"), "{arguments:?}");
        assert!(printed.lines().count() < 70, "{arguments:?}\n{printed}");
    }
    check(&["decide", "endpoint", "--list"], "", 0, &["xray"]);
}

#[test]
fn a_decision_is_printed_in_every_format() {
    let decided = ["decide", "--answer", "target=nothing"];
    check(&decided, "", 0, &["Answers", "target=nothing", "v1."]);
    let json = check(
        &[&decided[..], &["--format", "json"]].concat(),
        "",
        0,
        &["\"status\":\"decided\""],
    );
    assert_eq!(json.matches('\n').count(), 1);
    check(
        &[&decided[..], &["--format", "markdown"]].concat(),
        "",
        0,
        &["## ", "### Answers"],
    );
    check(
        &["decide", "--answers", "-"],
        "{ \"target\": \"nothing\" }",
        0,
        &["target=nothing"],
    );
}

#[test]
fn a_share_text_goes_on_where_it_was_made() {
    let json = check(
        &["decide", "-a", "target=nothing", "--format", "json"],
        "",
        0,
        &[],
    );
    let (_, share) = json
        .split_once("\"share\":\"")
        .expect("there is a share text");
    let (share, _) = share.split_once('"').expect("it ends");
    check(&["decide", "--resume", share], "", 0, &["target=nothing"]);
    check_failure(
        &["decide", "other", "--resume", share],
        "",
        &["other", "endpoint"],
    );
}

#[test]
fn answers_are_saved_and_read_again() {
    let folder = std::env::temp_dir().join(format!("tollgate-answers-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    let path = folder.join("answers.json");
    let name = path.to_str().expect("a name in UTF-8");
    check(
        &[
            "decide",
            "-a",
            "target=nothing",
            "-a",
            "zones=2",
            "--save-answers",
            name,
        ],
        "",
        0,
        &[],
    );
    let kept = std::fs::read_to_string(&path).expect("the file was written");
    assert!(
        kept.contains("\"target\": \"nothing\"") && !kept.contains("zones"),
        "{kept}"
    );
    check(&["decide", "--answers", name], "", 0, &["target=nothing"]);
    std::fs::remove_dir_all(&folder).expect("the folder is the test's own");
}

#[test]
fn decisions_are_listed() {
    check(&["decide", "--list"], "", 0, &["endpoint"]);
    check(
        &["decide", "endpoint", "--list"],
        "",
        0,
        &["target:", "Outcomes"],
    );
    check(
        &["decide", "--list", "--format", "json"],
        "",
        0,
        &["\"decisions\":[{\"id\":"],
    );
}

const SCENARIO: &str = include_str!("scenario.json");
const FARES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fares.toll");

#[test]
fn a_bill_is_printed_in_every_format() {
    let price = ["price", "-", "--spec", FARES];
    let with = |more: &[&'static str]| [&price, more].concat();
    check(&price, SCENARIO, 0, &["USD 39.60", "Cheapest\n  two"]);
    let json = [
        "{\"currency\":\"USD\"",
        "\"total\":\"39.60\"",
        "\"complete\":true",
    ];
    check(&with(&["--format", "json"]), SCENARIO, 0, &json);
    let csv = [
        "option,item,component",
        "\"two, or \"\"a pair\"\"\",ferry,Seats,2,seat,12.5,25.00",
    ];
    check(&with(&["--format", "csv"]), SCENARIO, 0, &csv);
    check(
        &with(&["--format", "markdown"]),
        SCENARIO,
        0,
        &["| Item |", "**USD 39.60**"],
    );
    check(
        &with(&["--rate", "ferry.fare=1"]),
        SCENARIO,
        0,
        &["USD 16.60"],
    );
}

#[test]
fn wrong_scenarios_are_shown_with_their_line() {
    let price = ["price", "-", "--spec", FARES];
    let with = |more: &[&'static str]| [&price, more].concat();
    check_failure(&price, "{ \"region\": ", &["standard input:1"]);
    check_failure(
        &price,
        &SCENARIO.replace("3 }", "-3 }"),
        &["standard input:5", "-3"],
    );
    let misspelt = SCENARIO.replacen("ferry", "fery", 1);
    check_failure(&price, &misspelt, &["standard input:4", "fery", "ferry"]);
    check_failure(&with(&["--rate", "ferry.fare=-1"]), SCENARIO, &["-1"]);
    check_failure(
        &with(&["--rate", "ferry.far=1"]),
        SCENARIO,
        &["far", "fare"],
    );
    check_failure(&["price", "missing.json"], "", &["missing.json"]);
}

#[test]
fn the_built_in_rules_hold() {
    check(&["spec", "check"], "", 0, &["0 errors"]);
    check(&["spec", "test"], "", 0, &["examples hold"]);
    let copy = concat!(env!("CARGO_MANIFEST_DIR"), "/../specs");
    check(&["spec", "test", copy], "", 0, &["examples hold"]);
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../specs/units.toll");
    check(&["spec", "check", file], "", 0, &["0 errors"]);
}

#[test]
fn a_wrong_rule_file_is_shown_with_its_line() {
    let output = run(
        &["spec", "check", "-"],
        "source mine \"Mine\"\n\nservice x \"X\" [mne]\n",
    );
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.contains("standard input:3") && said.contains("mine"),
        "{said}"
    );
    assert!(output.stdout.is_empty());
    let json = run(
        &["spec", "check", "-", "--format", "json"],
        "service x \"X\"\n",
    );
    assert!(text(&json.stdout).starts_with("{\"diagnostics\":[{\"code\":"));
    check_failure(
        &["decide", "--spec", "-"],
        "service x \"X\"\n",
        &["standard input:1"],
    );
    check_failure(&["spec", "check", "missing.toll"], "", &["missing.toll"]);
}

#[test]
fn colour_is_used_only_where_it_is_wanted() {
    let escape = '\u{1b}';
    assert!(!check(&["decide"], "", 3, &[]).contains(escape));
    assert!(check(&["decide", "--color", "always"], "", 3, &[]).contains(escape));
    assert!(
        !check(
            &["--color", "always", "decide", "--format", "json"],
            "",
            3,
            &[]
        )
        .contains(escape)
    );
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tollgate"))
        .args(["decide", "endpoint", "--list"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(
        (output.status.code(), text(&output.stderr)),
        (Some(0), String::new())
    );
}
