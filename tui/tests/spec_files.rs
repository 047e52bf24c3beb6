//! What the verbs for rule files promise: which files are written, what is printed, how the run ends.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by failing"
)]

#[path = "shared/program.rs"]
mod program;

use std::fs;
use std::path::{Path, PathBuf};

use program::run;

/// A folder of one test's own.
fn folder(test: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("tollgate-{test}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

/// Runs the program; it must end with that code and print exactly that.
#[track_caller]
fn check(place: &Path, arguments: &[&str], input: &str, code: i32, printed: &str) {
    let output = run(place, arguments, input);
    let said = text(&output.stderr);
    assert_eq!(
        (output.status.code(), text(&output.stdout).as_str()),
        (Some(code), printed),
        "{arguments:?}\n{said}"
    );
}

const CROOKED: &str = "unit hour\n\n\n   unit zone";
const STRAIGHT: &str = "unit hour\n\nunit zone\n";

#[test]
fn files_are_laid_out_in_place() {
    let folder = folder("layout");
    let path = folder.join("a.toll");
    fs::write(&path, CROOKED).expect("a file");
    fs::write(folder.join("b.toll"), STRAIGHT).expect("a file");
    check(&folder, &["spec", "fmt", "--check"], "", 1, "./a.toll\n");
    assert_eq!(fs::read_to_string(&path).expect("it is there"), CROOKED);
    check(&folder, &["spec", "fmt"], "", 0, "./a.toll\n");
    assert_eq!(fs::read_to_string(&path).expect("it is there"), STRAIGHT);
    check(&folder, &["spec", "fmt", "--check", "a.toll"], "", 0, "");
    check(&folder, &["spec", "fmt", "-"], CROOKED, 0, STRAIGHT);
    check(
        &folder,
        &["spec", "fmt", "-", "--check"],
        CROOKED,
        1,
        "standard input\n",
    );
    assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 2);
    fs::remove_dir_all(&folder).expect("the folder is the test's own");
}

#[test]
fn a_file_with_a_mistake_stays_and_so_do_those_beside_it() {
    let folder = folder("mistake");
    fs::write(folder.join("a.toll"), CROOKED).expect("a file");
    fs::write(folder.join("b.toll"), "unit 7\n").expect("a file");
    let output = run(&folder, &["spec", "fmt", "."], "");
    assert_eq!(
        (output.status.code(), text(&output.stdout)),
        (Some(2), String::new())
    );
    assert!(
        text(&output.stderr).contains("b.toll:1"),
        "{}",
        text(&output.stderr)
    );
    let kept = fs::read_to_string(folder.join("a.toll")).expect("it is there");
    assert_eq!(kept, CROOKED);
    check(&folder, &["spec", "fmt", "missing.toll"], "", 2, "");
    check(&folder, &["spec", "fmt", "-", "a.toll"], CROOKED, 2, "");
    fs::remove_dir_all(&folder).expect("the folder is the test's own");
}

#[test]
fn a_starter_checks_and_its_examples_hold() {
    let folder = folder("starter");
    let named = ["spec", "new", "billing-access", "--out", "mine.toll"];
    let output = run(&folder, &named, "");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let file = fs::read_to_string(folder.join("mine.toll")).expect("it was written");
    check(&folder, &["spec", "new", "billing-access"], "", 0, &file);
    check(&folder, &["spec", "fmt", "--check", "mine.toll"], "", 0, "");
    let output = run(&folder, &["spec", "test", "mine.toll"], "");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let printed = text(&output.stdout);
    assert!(
        printed.contains("billing-access: 3 of 3 ways, 1 of 1 cautions"),
        "{printed}"
    );
    let half = file.rsplit_once("\nexample").map_or("", |(half, _)| half);
    let output = run(&folder, &["spec", "test", "-", "--missing"], half);
    let missing = text(&output.stdout);
    assert!(
        missing.starts_with("example \"billing-access: "),
        "{missing}"
    );
    let output = run(
        &folder,
        &["spec", "test", "-"],
        &format!("{half}\n{missing}"),
    );
    assert!(text(&output.stdout).contains("3 of 3 ways"), "{missing}");
    assert!(!file.contains("NAME") && !file.contains("TODAY"), "{file}");
    check(&folder, &named, "", 2, "");
    let kept = fs::read_to_string(folder.join("mine.toll")).expect("it is there");
    assert_eq!(kept, file);
    for name in ["endpoint", "Billing", "a b", "", "a-", "9"] {
        check(&folder, &["spec", "new", name], "", 2, "");
    }
    fs::remove_dir_all(&folder).expect("the folder is the test's own");
}

#[test]
fn findings_are_printed_for_code_hosts() {
    let folder = folder("sarif");
    let wrong = "source mine \"Mine\"\n\nservice x \"X\" [mne]\n";
    let output = run(&folder, &["spec", "check", "-", "--format", "sarif"], wrong);
    assert_eq!(output.status.code(), Some(1));
    let log: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(log["version"], "2.1.0");
    let result = &log["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "unknown-name");
    assert_eq!(result["level"], "error");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "standard%20input");
    assert_eq!(place["region"]["startLine"], 3);
    let fine = run(&folder, &["spec", "check", "--format", "sarif"], "");
    let log: serde_json::Value = serde_json::from_slice(&fine.stdout).expect("it is JSON");
    assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
    fs::remove_dir_all(&folder).expect("the folder is the test's own");
}

#[test]
fn an_image_holds_the_rules_with_those_laid_over_them() {
    let place = folder("image");
    let own = "source team \"Team\"\nservice acme \"Acme\" [team]\n";
    fs::write(place.join("own.toll"), own).expect("a rule file");
    let written = ["spec", "image", "--out", "own.image", "own.toll"];
    check(&place, &written, "", 0, "own.image\n");
    let bytes = fs::read(place.join("own.image")).expect("the image is there");
    let model = tollgate_core::model::Model::from_image(&bytes).expect("it is whole");
    let services = model.catalogue("service").expect("services are asked for");
    assert!(services.entries.iter().any(|entry| entry.name == "acme"));
    assert!(model.decision("endpoint", None).is_some());
    fs::write(place.join("own.toll"), "service acme").expect("a rule file");
    fs::remove_file(place.join("own.image")).expect("the image is there");
    check(&place, &written, "", 2, "");
    assert!(!place.join("own.image").exists());
    fs::remove_dir_all(&place).expect("the folder goes");
}
