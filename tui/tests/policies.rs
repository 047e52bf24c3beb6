//! What the verbs on policies promise to scripts: exit codes, order, and where mistakes stand.

#![allow(clippy::expect_used, reason = "a test says what it expects by failing")]

#[path = "shared/program.rs"]
mod program;

use std::env;
use std::fs;
use std::path::Path;
use std::process::Output;

const GOOD: &str =
    r#"{ "id": "a", "request": { "principal": "anonymous", "action": "s3:GetObject" } }"#;
const DENIED: &str = r#"{ "id": "b", "request": { "principal": "anonymous", "action": "s3:GetObject" }, "endpoint_policies": [{ "Statement": [] }] }"#;
const BAD: &str = r#"{ "id": "c" }"#;

/// Runs the program where the tests run.
fn run(arguments: &[&str], input: &str) -> Output {
    program::run(Path::new("."), arguments, input)
}

/// Runs the program; its code and what it printed.
fn answered(arguments: &[&str], input: &str) -> (Option<i32>, String) {
    let output = run(arguments, input);
    (
        output.status.code(),
        String::from_utf8_lossy(&output.stdout).into_owned(),
    )
}

#[test]
fn cases_are_objects_arrays_or_lines_and_keep_their_order() {
    let simulate = ["policy", "simulate", "-"];
    let (code, one) = answered(&simulate, GOOD);
    assert_eq!((code, one.lines().count()), (Some(0), 1));
    for input in [
        format!("[{GOOD}, {DENIED}]"),
        format!("{GOOD}\n\n{DENIED}\n"),
    ] {
        let (code, two) = answered(&simulate, &input);
        let ids: Vec<&str> = two.lines().map(|line| &line[..9]).collect();
        assert_eq!(
            (code, ids),
            (Some(1), vec!["{\"id\":\"a\"", "{\"id\":\"b\""])
        );
    }
}

#[test]
fn a_bad_case_prints_nothing_and_has_its_line() {
    let output = run(&["policy", "simulate", "-"], &format!("{GOOD}\n{BAD}\n"));
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("standard input:2:1"), "{said}");
    for input in ["", "[", "[]", "[{}] x"] {
        assert_eq!(
            answered(&["policy", "simulate", "-"], input),
            (Some(2), String::new()),
            "{input}"
        );
    }
}

#[test]
fn findings_count_from_a_level_on() {
    let open = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*" } }"#;
    for (level, code) in [("error", 0), ("warning", 1), ("notice", 1), ("never", 0)] {
        let (found, printed) = answered(
            &[
                "policy",
                "lint",
                "-",
                "--endpoint",
                "gateway",
                "--service",
                "s3",
                "--fail-on",
                level,
            ],
            open,
        );
        assert_eq!(found, Some(code), "{level}");
        assert!(printed.contains("warning[vpce-full-access]"), "{printed}");
    }
    let (code, sarif) = answered(&["policy", "lint", "-", "--format", "sarif"], open);
    assert!(
        code == Some(0) && sarif.contains("\"ruleId\":\"vpce-full-access\""),
        "{sarif}"
    );
    assert_eq!(
        answered(&["policy", "lint", "-"], "{"),
        (Some(2), String::new())
    );
}

#[test]
fn policies_are_compared_and_written() {
    let folder = env::temp_dir().join(format!("tollgate-policies-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("own.json").display().to_string();
    let goal = [
        "policy",
        "build",
        "perimeter-goal=my-principals",
        "owner-scope=whole-organisation",
        "guarded-service=kms",
    ];
    let (code, _) = answered(&goal, "");
    assert_eq!(code, Some(3));
    let mut told = goal.to_vec();
    told.extend(["organisation=o-a1b2c3d4e5", "--format", "json"]);
    let (code, built) = answered(&told, "");
    assert_eq!(code, Some(0));
    let policy = built
        .split("\"endpoint_policy\":")
        .nth(1)
        .and_then(|it| it.split(",\"resource_policy\"").next());
    fs::write(&path, policy.expect("a policy")).expect("a file");
    assert_eq!(answered(&["policy", "diff", &path, &path], "").0, Some(0));
    let open = r#"{ "Statement": { "Effect": "Allow", "Principal": "*", "Action": "kms:*", "Resource": "*" } }"#;
    let (code, differs) = answered(&["policy", "diff", "-", &path], open);
    fs::remove_dir_all(&folder).expect("the folder goes");
    assert!(
        code == Some(1) && differs.contains("Only - lets through"),
        "{differs}"
    );
}

#[test]
fn a_policy_that_is_written_fits_its_endpoint() {
    let of_accounts = |count: u64| {
        let accounts: Vec<String> = (0..count)
            .map(|more| (100_000_000_000 + more).to_string())
            .collect();
        let accounts = format!("accounts={}", accounts.join(","));
        let goal = [
            "policy",
            "build",
            "perimeter-goal=my-principals",
            "owner-scope=one-account",
            "guarded-service=kms",
            accounts.as_str(),
        ];
        let output = run(&goal, "");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (
            output.status.code(),
            text(&output.stdout),
            text(&output.stderr),
        )
    };
    // Few in rows, many in one row, and too many not at all.
    for (count, rows) in [(2, 25), (900, 2)] {
        let (code, policy, _) = of_accounts(count);
        assert_eq!((code, policy.lines().count()), (Some(0), rows), "{policy}");
        assert!(policy.chars().count() < 20_480);
    }
    let (code, policy, said) = of_accounts(2000);
    assert_eq!((code, policy.as_str()), (Some(2), ""));
    assert!(said.contains("give fewer values"), "{said}");
}
