//! What the verbs for rule files promise: which files are written, what is printed, how the run ends.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by failing"
)]

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// A folder of one test's own.
fn folder(test: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("tollgate-{test}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}

/// Runs the program in a folder.
fn run(place: &PathBuf, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tollgate"))
        .args(arguments)
        .current_dir(place)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("input is piped");
    // A program that reads no input may be gone already.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("the program ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

/// Runs the program; it must end with that code and print exactly that.
#[track_caller]
fn check(place: &PathBuf, arguments: &[&str], input: &str, code: i32, printed: &str) {
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
