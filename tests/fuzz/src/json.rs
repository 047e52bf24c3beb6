//! JSON: whatever is written, every mistake has its place, and answers come back as they were.

use tollgate_core::decide::{Defaults, Request, decide};
use tollgate_core::facts::Answers;
use tollgate_core::json::{Json, JsonValue};
use tollgate_core::price::{Scenario, price};

use super::{built_in, shown};

/// Reads a text as plain JSON, as answers and as a scenario.
pub fn run(bytes: &[u8]) {
    let Ok(text) = core::str::from_utf8(bytes) else {
        return;
    };
    match Json::parse(text) {
        Ok(json) => placed(&json, text),
        Err(mistake) => return shown(&[mistake], text),
    }
    match Answers::from_json(text) {
        Ok(answers) => {
            assert_eq!(
                Answers::from_json(&answers.to_json()).as_ref(),
                Ok(&answers)
            );
            let request = Request {
                decision: "endpoint",
                answers: &answers,
                defaults: Defaults::Leave,
                on: None,
            };
            let _ = decide(built_in(), &request).map_err(|mistakes| shown(&mistakes, text));
        }
        Err(mistakes) => shown(&mistakes, text),
    }
    match Scenario::from_json(built_in(), text) {
        Ok(scenario) => {
            let _ = price(built_in(), &scenario).map_err(|mistakes| shown(&mistakes, text));
        }
        Err(mistakes) => {
            assert!(!mistakes.is_empty(), "refused without a reason");
            shown(&mistakes, text);
        }
    }
}

/// Every value stands where it says.
fn placed(json: &Json, text: &str) {
    let (start, end) = (json.span.start as usize, json.span.end as usize);
    let piece = text.get(start..end).unwrap_or_default();
    match &json.value {
        JsonValue::Null => assert_eq!(piece, "null"),
        JsonValue::Flag(flag) => assert_eq!(piece, flag.to_string()),
        JsonValue::Number(number) => assert_eq!(piece, number),
        JsonValue::Text(_) => assert!(piece.starts_with('"') && piece.ends_with('"')),
        JsonValue::List(list) => list.iter().for_each(|inner| placed(inner, text)),
        JsonValue::Record(entries) => entries.iter().for_each(|(_, it)| placed(it, text)),
    }
}
