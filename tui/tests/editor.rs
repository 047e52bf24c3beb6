//! The editor's grammar colours every word of the language.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by failing"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tollgate_core::model::{NoteKind, Shape};
use tollgate_core::syntax::ITEMS;

fn from_root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

fn json(path: &str) -> Value {
    let text = fs::read_to_string(from_root(path)).expect("the file is there");
    serde_json::from_str(&text).expect("the file is JSON")
}

/// The words of the language: every text of the parser that is one word in small letters, and those
/// that blueprints take from the model.
fn keywords() -> BTreeSet<String> {
    let mut keywords = BTreeSet::new();
    keywords_in(&from_root("core/src/syntax"), &mut keywords);
    let shapes = Shape::WORDS.iter().map(|(word, _)| *word);
    let notes = NoteKind::WORDS.iter().map(|(word, _)| *word);
    keywords.extend(shapes.chain(notes).map(str::to_string));
    keywords
}

fn keywords_in(folder: &Path, keywords: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("the parser is there") {
        let path = entry.expect("a file of the parser").path();
        // The tree has no words in it, and the printer none of the language.
        if path.ends_with("print.rs") || path.ends_with("tree") {
            continue;
        }
        if path.is_dir() {
            keywords_in(&path, keywords);
            continue;
        }
        let text = fs::read_to_string(path).expect("a file of the parser");
        let program = text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = program.lines().map(str::trim_start);
        for line in lines.filter(|line| !line.starts_with("//")) {
            for text in line.split('"').skip(1).step_by(2) {
                let is_letter = |sign: char| sign.is_ascii_lowercase() || sign == '-';
                if text.len() > 1 && text.chars().all(is_letter) {
                    keywords.insert(text.to_string());
                }
            }
        }
    }
}

/// The words that the grammar lists: those between bars in its patterns.
fn coloured(pattern: &Value, words: &mut BTreeSet<String>) {
    match pattern {
        Value::String(text) => {
            let is_letter = |sign: char| sign.is_ascii_lowercase() || sign == '-';
            let listed = text.split(['(', ')', '|']).filter(|word| !word.is_empty());
            let listed = listed.filter(|word| word.chars().all(is_letter));
            words.extend(listed.map(str::to_string));
        }
        Value::Array(patterns) => patterns.iter().for_each(|it| coloured(it, words)),
        Value::Object(fields) => {
            for (_, field) in fields.iter().filter(|(name, _)| *name != "name") {
                coloured(field, words);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn every_word_of_the_language_is_coloured() {
    let keywords = keywords();
    for known in [
        "override",
        "otherwise",
        "graduated",
        "one",
        "printed",
        "item",
        "camel",
        "rollback",
        "pairs",
    ] {
        assert!(
            keywords.contains(known),
            "{known} is not among {keywords:?}"
        );
    }
    let mut words = BTreeSet::new();
    let grammar = json("specs/editor/syntaxes/toll.tmLanguage.json");
    coloured(&grammar["repository"], &mut words);
    let missing: Vec<&String> = keywords.difference(&words).collect();
    assert_eq!(missing, [] as [&String; 0]);
}

#[test]
fn every_word_that_starts_an_item_is_one_in_the_grammar() {
    let grammar = json("specs/editor/syntaxes/toll.tmLanguage.json");
    let pattern = &grammar["repository"]["item"]["patterns"][0]["match"];
    let pattern = pattern.as_str().expect("the first pattern of items");
    let listed = pattern
        .split(['(', ')'])
        .find(|it| it.contains("catalogue|"));
    let listed: BTreeSet<&str> = listed.unwrap_or_default().split('|').collect();
    // `override` stands before an item.
    let items = ITEMS.into_iter().filter(|item| *item != "override");
    assert_eq!(listed, items.collect::<BTreeSet<&str>>());
}

#[test]
fn the_extension_names_files_that_are_there() {
    let extension = json("specs/editor/package.json");
    let contributes = &extension["contributes"];
    let configuration = &contributes["languages"][0]["configuration"];
    let grammar = &contributes["grammars"][0];
    for path in [configuration, &grammar["path"]] {
        let path = path.as_str().expect("a path").trim_start_matches("./");
        json(&format!("specs/editor/{path}"));
    }
    let written = json("specs/editor/syntaxes/toll.tmLanguage.json");
    assert_eq!(grammar["scopeName"], written["scopeName"]);
}
