//! Texts from outside: whatever they say, they are read or refused, with places inside the text.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use tollgate_core::compile::compile;
use tollgate_core::diagnostic::{Diagnostic, render};
use tollgate_core::facts::Answers;
use tollgate_core::json::Json;
use tollgate_core::price::{Scenario, price};
use tollgate_core::source::SourceFile;
use tollgate_core::syntax::parse;
use tollgate_specs::FILES;
use tollgate_tests::{case, specs};

use super::{broken, holds};

/// A piece of a text is taken out, doubled, moved, or another put in its place.
#[derive(Debug, Clone)]
enum Change {
    TakeOut(prop::sample::Index, usize),
    Double(prop::sample::Index, usize),
    PutIn(prop::sample::Index, String),
}

fn change() -> impl Strategy<Value = Change> {
    let place = any::<prop::sample::Index>;
    let word = prop_oneof![
        "[{}()\\[\\]:,=\"*+<>-]{1,2}",
        any::<char>().prop_map(String::from),
        prop::sample::select(WORDS).prop_map(|word| format!(" {word} ")),
    ];
    prop_oneof![
        (place(), 1..40_usize).prop_map(|(at, length)| Change::TakeOut(at, length)),
        (place(), 1..40_usize).prop_map(|(at, length)| Change::Double(at, length)),
        (place(), word).prop_map(|(at, word)| Change::PutIn(at, word)),
    ]
}

const WORDS: &[&str] = &[
    "override",
    "source",
    "unit",
    "catalogue",
    "choice",
    "set",
    "flag",
    "number",
    "amount",
    "text",
    "decision",
    "playbook",
    "outcome",
    "ask",
    "first",
    "first-match",
    "when",
    "otherwise",
    "conclude",
    "continue",
    "branch",
    "because",
    "with",
    "bill",
    "in",
    "tariff",
    "takes",
    "line",
    "graduated",
    "rates",
    "every",
    "from",
    "until",
    "grade",
    "read",
    "example",
    "decide",
    "price",
    "expect",
    "not",
    "and",
    "or",
    "is",
    "has",
    "only",
    "one of",
    "1..0",
    "9999-99-99",
    "2026-02-30",
    "0.0000000000000000000000000000000000000000001",
    "1e9",
    "\"\"\"",
    "{region}",
    "99999999999999999999999999999999999999999",
];

fn changed(text: &str, changes: &[Change]) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    for change in changes {
        let size = signs.len();
        match change {
            Change::TakeOut(at, length) => {
                let at = at.index(size.max(1));
                signs.drain(at.min(size)..(at + length).min(size));
            }
            Change::Double(at, length) => {
                let at = at.index(size.max(1)).min(size);
                let piece = signs[at..(at + length).min(size)].to_vec();
                signs.splice(at..at, piece);
            }
            Change::PutIn(at, word) => {
                let at = at.index(size + 1);
                signs.splice(at..at, word.chars());
            }
        }
    }
    signs.into_iter().collect()
}

/// Every diagnostic has its place within the file, and can be shown.
fn placed(diagnostics: &[Diagnostic], files: &[SourceFile]) -> TestCaseResult {
    for diagnostic in diagnostics {
        if let Some(place) = diagnostic.place {
            let file = files.get(usize::from(place.file));
            let file = file.ok_or_else(|| broken(format!("no file: {diagnostic:?}")))?;
            let end = place.span.end as usize;
            prop_assert!(
                end <= file.text.len() && place.span.start <= place.span.end,
                "{diagnostic:?}"
            );
        }
        prop_assert!(!diagnostic.message.is_empty());
        let _ = render(diagnostic, files);
    }
    Ok(())
}

#[test]
fn any_words_are_parsed_or_refused() {
    let sign = prop_oneof![
        6 => prop::sample::select(WORDS).prop_map(str::to_owned),
        3 => "[{}()\\[\\]:,=*+<>.-]",
        2 => "[a-z]{1,3}",
        1 => "\"[a-z{}]{0,4}\"?",
        1 => any::<char>().prop_map(String::from),
        1 => Just(String::from("\n")),
    ];
    holds(500, &vec(sign, 0..40), |signs| {
        let text = signs.join(" ").replace("\n ", "\n");
        let (_, diagnostics) = parse(&text, 0);
        let files = [SourceFile {
            name: String::from("words"),
            text,
        }];
        placed(&diagnostics, &files)
    });
}

#[test]
fn changed_rule_files_are_compiled_or_refused() {
    let file = 0..FILES.len();
    holds(120, &(file, vec(change(), 1..4)), |(position, changes)| {
        let mut files = specs::with_overlay("overlay", "");
        let text = changed(&files[position].text, &changes);
        files[position].text = text;
        let compiled = compile(&files);
        prop_assert_eq!(compiled.model.is_some(), compiled.diagnostics.is_empty());
        placed(&compiled.diagnostics, &files)
    });
}

#[test]
fn changed_inputs_are_read_or_refused() {
    let model = specs::model().unwrap_or_default();
    let files = case::all().unwrap_or_default();
    let inputs: Vec<String> = files
        .iter()
        .flat_map(|file| &file.cases)
        .filter_map(case::Case::input)
        .filter(|text| text.starts_with('{'))
        .collect();
    assert!(inputs.len() > 40);
    let input = prop::sample::select(inputs);
    holds(400, &(input, vec(change(), 1..4)), |(input, changes)| {
        let text = changed(&input, &changes);
        let files = [SourceFile {
            name: String::from("input"),
            text,
        }];
        let text = files[0].text.as_str();
        if let Err(diagnostic) = Json::parse(text) {
            placed(&[diagnostic], &files)?;
        }
        if let Err(diagnostics) = Answers::from_json(text) {
            placed(&diagnostics, &files)?;
        }
        match Scenario::from_json(&model, text) {
            Ok(scenario) => {
                let _ = price(&model, &scenario);
            }
            Err(diagnostics) => {
                prop_assert!(!diagnostics.is_empty());
                placed(&diagnostics, &files)?;
            }
        }
        Ok(())
    });
    holds(300, &any::<String>(), |text| {
        let _ = Json::parse(&text);
        Ok(())
    });
}
