//! What is set once and for all, answers in TOML, and what every verb has in common.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by failing"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder of its own, gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("tollgate-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder is made");
        Self(path)
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, text).expect("a file is written");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed is no fault of what was tested.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Runs the program with settings of its own; none where the path is empty.
fn run(config: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tollgate"))
        .args(arguments)
        .env("TOLLGATE_CONFIG", config)
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

fn said(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

const TEMPLATE: &str = "Resources:
  Way:
    Type: AWS::EC2::NatGateway
    Properties: { SubnetId: s }
";

#[test]
fn a_region_is_taken_where_nothing_else_tells_one() {
    let folder = Folder::new("region");
    let config = folder.write("config.toml", "region = \"eu-west-1\"\n");
    let template = folder.write("t.yaml", TEMPLATE);
    let template = template.to_str().expect("a path of letters");
    let (set, _) = said(&run(&config, &["price", template, "--format", "json"]));
    let given = [
        "price",
        template,
        "--format",
        "json",
        "--region",
        "us-east-1",
    ];
    let (given, _) = said(&run(&config, &given));
    let (unset, _) = said(&run(
        Path::new(""),
        &["price", template, "--format", "json"],
    ));
    assert!(set.contains("eu-west-1"), "{set}");
    assert!(
        given.contains("us-east-1") && !given.contains("eu-west-1"),
        "{given}"
    );
    assert!(!unset.contains("eu-west-1"), "{unset}");
}

#[test]
fn overlays_are_laid_under_those_of_the_command() {
    let folder = Folder::new("overlays");
    let config = folder.write("config.toml", "spec = \"ferry.toll\"\n");
    folder.write("ferry.toll", include_str!("ferry.toll"));
    let (set, _) = said(&run(&config, &["decide", "--list"]));
    let (unset, _) = said(&run(Path::new(""), &["decide", "--list"]));
    let more = |text: &str| text.lines().count();
    assert_eq!(more(&set), more(&unset) + 1, "{set}");
}

#[test]
fn a_wrong_setting_ends_with_two_and_its_place() {
    let folder = Folder::new("wrong");
    let config = folder.write("config.toml", "\nregoin = \"eu-west-1\"\n");
    let output = run(&config, &["decide", "--list"]);
    let (printed, why) = said(&output);
    assert_eq!((output.status.code(), printed.as_str()), (Some(2), ""));
    assert!(
        why.contains("config.toml:2:1") && why.contains("write `region`"),
        "{why}"
    );
    let missing = run(&folder.0.join("none.toml"), &["decide", "--list"]);
    assert_eq!(missing.status.code(), Some(2));
}

#[test]
fn answers_in_toml_and_in_json_come_to_the_same() {
    let folder = Folder::new("answers");
    let toml = folder.write(
        "a.toml",
        "# Keys.\ntarget = \"aws-service\"\nservice = \"kms\"\ncallers = [\"this-vpc\"]\nservice-region = \"same\"\nzones = 3\ndata = 0.30\n",
    );
    let json = folder.write(
        "a.json",
        r#"{"target": "aws-service", "service": "kms", "callers": ["this-vpc"], "service-region": "same", "zones": 3, "data": 0.30}"#,
    );
    let decided = |path: &Path| {
        let path = path.to_str().expect("a path of letters");
        let output = run(
            Path::new(""),
            &["decide", "--answers", path, "--format", "json"],
        );
        said(&output).0
    };
    assert!(decided(&toml) == decided(&json), "they differ");
    assert!(decided(&toml).contains("~data=0.3\""));
    // What is saved is read again.
    let saved = folder.0.join("saved.toml");
    let names = [&toml, &saved].map(|path| path.to_str().expect("a path of letters"));
    run(
        Path::new(""),
        &["decide", "--answers", names[0], "--save-answers", names[1]],
    );
    let text = fs::read_to_string(&saved).expect("answers are saved");
    assert!(text.starts_with("target = \"aws-service\"\n"), "{text}");
    assert!(
        run(Path::new(""), &["decide", "--answers", names[1]])
            .status
            .success()
    );
}

#[test]
fn mistakes_in_toml_have_their_place() {
    let folder = Folder::new("mistakes");
    for (text, words) in [
        (
            "target = \"aws-service\"\nzones = 1979-05-27\n",
            ["a.toml:2:9", "no answer to `zones`"],
        ),
        (
            "target = \"aws-service\"\nservice = \"kmz\"\n",
            ["a.toml:2:1", "kms"],
        ),
        ("target = aws\n", ["a.toml:1:", "name = "]),
    ] {
        let path = folder.write("a.toml", text);
        let path = path.to_str().expect("a path of letters");
        let output = run(Path::new(""), &["decide", "--answers", path]);
        let (_, why) = said(&output);
        assert_eq!(output.status.code(), Some(2), "{why}");
        assert!(words.iter().all(|word| why.contains(word)), "{why}");
    }
}

#[test]
fn quiet_leaves_the_answer_alone() {
    let folder = Folder::new("quiet");
    let answers = folder.write("a.json", r#"{"target": "aws-service", "service": "s3"}"#);
    let answers = answers.to_str().expect("a path of letters");
    let loud = run(Path::new(""), &["plan", "endpoint", "--answers", answers]);
    let quiet = run(
        Path::new(""),
        &["--quiet", "plan", "endpoint", "--answers", answers],
    );
    assert_ne!(said(&loud).1, "");
    assert_eq!(said(&quiet), (said(&loud).0, String::new()));
    assert_eq!(quiet.status.code(), loud.status.code());
}

#[test]
fn every_verb_shows_examples() {
    for verb in [
        "wizard",
        "decide",
        "price",
        "place",
        "trace",
        "audit",
        "plan",
        "collect",
        "policy lint",
        "policy simulate",
        "policy diff",
        "policy build",
        "spec check",
        "spec test",
        "spec fmt",
        "spec new",
        "spec docs",
        "spec schema",
        "completions",
        "man",
    ] {
        let mut arguments: Vec<&str> = verb.split(' ').collect();
        arguments.push("--help");
        let (help, _) = said(&run(Path::new(""), &arguments));
        assert!(
            help.contains(&format!("Examples:\n  tollgate {verb}"))
                || help.contains(&format!("| tollgate {verb}")),
            "{help}"
        );
    }
}

#[test]
fn a_misspelt_verb_or_decision_is_set_right() {
    for (arguments, help) in [
        (vec!["decde"], "decide"),
        (vec!["decide", "endpiont"], "endpoint"),
        (vec!["plan", "endpiont"], "endpoint"),
        (vec!["audit", "x", "--fail-no", "error"], "--fail-on"),
        (vec!["decide", "--answer", "targt=x"], "target"),
    ] {
        let output = run(Path::new(""), &arguments);
        let (_, why) = said(&output);
        assert_eq!(output.status.code(), Some(2), "{why}");
        assert!(why.contains(help), "{arguments:?}: {why}");
    }
}
