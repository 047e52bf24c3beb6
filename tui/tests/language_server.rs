//! The language server, asked as an editor asks it: over its standard input and output.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what it expects by failing"
)]

#[path = "language_server/editor.rs"]
mod editor;
#[path = "language_server/things.rs"]
mod things;

use std::io::Write as _;

use editor::Editor;
use serde_json::{Value, json};

const HERE: &str = "untitled:ferry.toll";
const FERRY: &str = r#"source board "Board of fares" { url "https://fares.example" verified 2026-09-01 }
choice deck "Which deck, ü?" { upper "Upper deck" help "It is windy."  lower "Lower deck" }
decision seat "Where to sit?" {
  outcome outside "Outside" { summary "Look for {deck}." } [board seats]
  outcome inside "Inside" [board seats]
  ask deck {
    upper: conclude outside because "it is fine" [board seats]
    lower: conclude inside because "it is dry" [board seats]
  }
}
"#;

#[test]
fn mistakes_are_told_and_taken_back() {
    let mut editor = Editor::greeted(&[]);
    editor.open(HERE, &FERRY.replace("conclude inside", "conclude insde"));
    let findings = editor.findings(HERE);
    let told = findings.iter().find(|it| it["code"] == "unknown-name");
    let told = told.expect("the misspelt name");
    assert!(told["message"].as_str().unwrap().contains("`inside`"));
    let place = json!({ "line": 7, "character": 20 });
    assert_eq!(told["range"]["start"], place);
    editor.change(HERE, FERRY);
    assert_eq!(editor.findings(HERE), [] as [Value; 0]);
    let failing =
        "example \"E\" { decide seat { deck upper } expect { outcome inside } } [board]\n";
    editor.change(HERE, &format!("{FERRY}{failing}"));
    assert_eq!(editor.findings(HERE)[0]["code"], "example-failed");
    let overriding = "override unit hour = 60 GB binary, 60 GB decimal\n";
    editor.change(HERE, &format!("{overriding}{FERRY}"));
    let findings = editor.findings(HERE);
    let mut told = findings.iter().map(|it| it["message"].as_str().unwrap());
    assert!(told.any(|told| told.starts_with("specs/")), "{findings:?}");
    editor.tell(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": HERE } }),
    );
    assert_eq!(editor.findings(HERE), [] as [Value; 0]);
    assert_eq!(editor.leave().code(), Some(0));
}

#[test]
fn names_are_explained_and_found() {
    let mut editor = Editor::greeted(&[]);
    editor.open(HERE, FERRY);
    for (with_cursor, words) in [
        (
            "ask de|ck",
            ["**question** `deck`", "Which deck, ü?", "ferry.toll:2"],
        ),
        (
            "up|per: conclude",
            ["**answer** `upper` of `deck`", "It is windy.", ":2"],
        ),
        (
            "conclude out|side",
            ["**outcome** `outside`", "Look for", "ferry.toll:4"],
        ),
        (
            "[boa|rd seats]\n  }",
            ["**source** `board`", "fares.example", "2026-09-01"],
        ),
        ("Look for {de|ck}", ["**question** `deck`", "Lower", ""]),
    ] {
        let text = FERRY.replacen(&with_cursor.replace('|', ""), with_cursor, 1);
        let hover = editor.at("hover", HERE, &text);
        let told = hover["contents"]["value"].as_str().unwrap_or("");
        assert!(told.contains(words[0]), "{with_cursor}: {told}");
        assert!(words[1] == "Lower" || told.contains(words[1]), "{told}");
        assert!(told.contains(words[2]), "{with_cursor}: {told}");
    }
    let nothing = editor.at(
        "hover",
        HERE,
        &FERRY.replacen("it is fine", "it is f|ine", 1),
    );
    assert_eq!(nothing, Value::Null);
    let with_cursor = FERRY.replacen("conclude inside", "conclude insi|de", 1);
    let place = json!([{ "uri": HERE, "range": {
        "start": { "line": 4, "character": 10 },
        "end": { "line": 4, "character": 16 },
    } }]);
    assert_eq!(editor.at("definition", HERE, &with_cursor), place);
    let built_in = editor.at("hover", HERE, &format!("{FERRY}region us-ea|st-1"));
    assert!(
        built_in.to_string().contains("specs/regions.toll:"),
        "{built_in}"
    );
    assert_eq!(editor.leave().code(), Some(0));
}

#[test]
fn what_fits_is_offered() {
    let mut editor = Editor::greeted(&[]);
    editor.open(HERE, FERRY);
    let has = |labels: &[String], wanted: &[&str], unwanted: &[&str]| {
        for word in wanted {
            assert!(
                labels.iter().any(|label| label == word),
                "{word}: {labels:?}"
            );
        }
        for word in unwanted {
            assert!(
                labels.iter().all(|label| label != word),
                "{word}: {labels:?}"
            );
        }
    };
    let labels = editor.labels(HERE, &format!("{FERRY}|"));
    has(
        &labels,
        &["decision", "override", "region"],
        &["deck", "because"],
    );
    let labels = editor.labels(HERE, &FERRY.replacen("ask deck", "ask |", 1));
    has(&labels, &["deck"], &["outside", "upper", "board"]);
    let labels = editor.labels(HERE, &FERRY.replacen("conclude inside", "conclude in|", 1));
    has(&labels, &["inside", "outside"], &["deck", "upper"]);
    let labels = editor.labels(HERE, &FERRY.replacen("    lower:", "    |", 1));
    has(&labels, &["upper", "lower", "otherwise"], &["deck"]);
    let labels = editor.labels(HERE, &FERRY.replacen("[board seats]", "[|", 1));
    has(&labels, &["board"], &["deck", "inside"]);
    let labels = editor.labels(HERE, &FERRY.replacen("it is fine", "it is |", 1));
    assert_eq!(labels, [] as [String; 0]);
    assert_eq!(editor.leave().code(), Some(0));
}

#[test]
fn files_are_laid_out() {
    let mut editor = Editor::greeted(&[]);
    editor.open(HERE, "unit hour\n\n\n  unit zone");
    let params = json!({ "textDocument": { "uri": HERE }, "options": { "tabSize": 8 } });
    let edits = editor.ask("textDocument/formatting", params.clone());
    assert_eq!(edits["result"][0]["newText"], "unit hour\n\nunit zone\n");
    let end = json!({ "line": 3, "character": 11 });
    assert_eq!(edits["result"][0]["range"]["end"], end);
    editor.change(HERE, "unit 7");
    let edits = editor.ask("textDocument/formatting", params);
    assert_eq!(edits["result"], json!([]));
    assert_eq!(editor.leave().code(), Some(0));
}

#[test]
fn a_file_of_the_working_copy_stands_in_for_its_namesake() {
    let root = std::fs::canonicalize(concat!(env!("CARGO_MANIFEST_DIR"), "/../specs"));
    let root = root.expect("the rule files are there");
    let uri = format!("file://{}", root.join("units.toll").display());
    let text = std::fs::read_to_string(root.join("units.toll")).expect("a rule file");
    let mut editor = Editor::greeted(&[]);
    editor.open(&uri, &text);
    assert_eq!(editor.findings(&uri), [] as [Value; 0]);
    editor.change(&uri, &format!("{text}\nunit hour\n"));
    assert_eq!(editor.findings(&uri)[0]["code"], "duplicate-name");
    editor.change(&uri, &text.replacen("unit hour", "unit hourly", 1));
    // What went wrong in a file that is not open is told as well, and taken back.
    let prices = root.join("prices/interface-endpoint.toll");
    let prices = format!("file://{}", prices.display());
    assert_eq!(editor.findings(&prices)[0]["code"], "unknown-name");
    editor.change(&uri, &text);
    assert_eq!(editor.findings(&prices), [] as [Value; 0]);
    let other = format!("file://{}", root.join("endpoint.toll").display());
    let text = std::fs::read_to_string(root.join("endpoint.toll")).expect("a rule file");
    editor.open(&other, &text);
    let found = editor.at(
        "definition",
        &other,
        &text.replacen("ask target", "ask tar|get", 1),
    );
    let place = found[0]["uri"].as_str().expect("a place");
    assert!(place.ends_with("/specs/endpoint-questions.toll"), "{place}");
    assert_eq!(editor.leave().code(), Some(0));
}

#[test]
fn nothing_that_comes_in_ends_the_server() {
    let mut editor = Editor::start(&[]);
    let early = editor.ask("textDocument/hover", json!({}));
    assert_eq!(early["error"]["code"], -32002);
    editor.ask("initialize", json!(null));
    editor.send("{ no json");
    assert_eq!(
        editor.wait(|it| it["id"].is_null())["error"]["code"],
        -32700
    );
    editor
        .input
        .write_all(b"noise\r\n\r\nContent-Length: x\r\n\r\n{}\n")
        .unwrap();
    for (message, code) in [
        ("[]", -32600),
        ("7", -32600),
        ("{}", -32600),
        ("{\"id\":1}", -32600),
    ] {
        editor.send(message);
        assert_eq!(editor.receive()["error"]["code"], code, "{message}");
    }
    for params in [
        json!(null),
        json!([]),
        json!({ "textDocument": 7 }),
        json!({ "textDocument": { "uri": HERE } }),
        json!({ "textDocument": { "uri": HERE, "text": 7 }, "contentChanges": {} }),
        json!({ "textDocument": { "uri": HERE }, "contentChanges": [{}] }),
    ] {
        for method in ["didOpen", "didChange", "didClose", "didSave", "x"] {
            editor.tell(&format!("textDocument/{method}"), params.clone());
        }
        for method in ["hover", "definition", "completion", "formatting"] {
            let answer = editor.ask(&format!("textDocument/{method}"), params.clone());
            assert_eq!(answer["error"]["code"], -32602, "{method} {params}");
        }
    }
    assert_eq!(
        editor.ask("unheard/of", Value::Null)["error"]["code"],
        -32601
    );
    assert_eq!(
        editor.ask("initialize", Value::Null)["error"]["code"],
        -32600
    );
    editor.open(HERE, "decision \u{1f600}\"{\n[");
    let far = json!({ "line": 4_000_000_000_u64, "character": 4_000_000_000_u64 });
    let params = json!({ "textDocument": { "uri": HERE }, "position": far });
    for method in ["hover", "definition", "completion"] {
        let answer = editor.ask(&format!("textDocument/{method}"), params.clone());
        assert!(answer.get("result").is_some(), "{answer}");
    }
    assert_eq!(editor.leave().code(), Some(0));
}

#[test]
fn leaving_without_goodbye_is_told_by_the_exit_code() {
    let mut editor = Editor::greeted(&[]);
    editor.tell("exit", Value::Null);
    assert_eq!(
        editor.child.wait().expect("the server ends").code(),
        Some(1)
    );
    let Editor {
        mut child, input, ..
    } = Editor::greeted(&[]);
    drop(input);
    assert_eq!(child.wait().expect("the server ends").code(), Some(1));
}
