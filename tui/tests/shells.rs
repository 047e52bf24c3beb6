//! What is printed for shells names every verb, and is taken by the shells that are here.

#![allow(clippy::expect_used, reason = "a test says what it expects by failing")]

#[path = "shared/program.rs"]
mod program;

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// The verbs, as `--help` lists them.
fn verbs() -> Vec<String> {
    let help = printed(&["--help"]);
    let list = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    // A line that goes on with what a verb does stands further in.
    let listed = list
        .take_while(|line| !line.is_empty())
        .filter(|line| !line.starts_with("   "));
    let first = listed.filter_map(|line| line.split_whitespace().next());
    first
        .filter(|verb| *verb != "help")
        .map(String::from)
        .collect()
}

#[track_caller]
fn printed(arguments: &[&str]) -> String {
    let output = program::run(Path::new("."), arguments, "");
    assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

#[test]
fn every_shell_completes_every_verb() {
    let verbs = verbs();
    assert!(verbs.iter().any(|verb| verb == "decide"), "{verbs:?}");
    for shell in ["bash", "elvish", "fish", "nushell", "powershell", "zsh"] {
        let script = printed(&["completions", shell]);
        for verb in &verbs {
            assert!(
                script.contains(verb.as_str()),
                "{shell} does not know {verb}"
            );
        }
    }
}

#[test]
fn a_shell_takes_its_script() {
    for shell in ["bash", "zsh"] {
        let started = Command::new(shell)
            .arg("-n")
            .stdin(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let Ok(mut child) = started else {
            println!("{shell} is not here");
            continue;
        };
        let script = printed(&["completions", shell]);
        let mut stdin = child.stdin.take().expect("input is piped");
        stdin
            .write_all(script.as_bytes())
            .expect("the script is read");
        drop(stdin);
        let output = child.wait_with_output().expect("the shell ends");
        assert!(output.status.success(), "{output:?}");
    }
}

#[test]
fn every_verb_has_a_manual_page() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("manual");
    let name = folder.to_str().expect("a plain name");
    printed(&["man", "--out", name]);
    for verb in verbs() {
        let page = fs::read_to_string(folder.join(format!("tollgate-{verb}.1")));
        assert!(
            page.is_ok_and(|page| page.contains(".SH SYNOPSIS")),
            "{verb}"
        );
    }
    assert!(printed(&["man"]).contains(".TH tollgate 1"));
}
