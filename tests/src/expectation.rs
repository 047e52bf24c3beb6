//! Whether an answer is what a case says by hand.
//!
//! A truth is a path into the answer and a value. `options.0.lines.*.amount` picks a member by
//! name, an element by number, and with `*` one thing from each element. Behind the path may stand
//! `has`, `lacks` or `in`; without one of them the value found must be equal.

use std::collections::BTreeMap;

use serde_json::Value;

/// Every truth that does not hold, in words.
#[must_use]
pub fn broken(exit: u8, answer: &Value, expect: &BTreeMap<String, Value>) -> Vec<String> {
    let truths = expect.iter();
    let failed = truths.filter_map(|(path, wanted)| {
        let (path, relation) = path.split_once(' ').unwrap_or((path, "is"));
        let found = if path == "exit" {
            Value::from(exit)
        } else {
            at(answer, path)
        };
        let holds = match relation {
            "is" => found == *wanted,
            "has" => parts(wanted).iter().all(|part| contains(&found, part)),
            "lacks" => !parts(wanted).iter().any(|part| contains(&found, part)),
            "in" => parts(wanted).contains(&found),
            _ => false,
        };
        (!holds).then(|| format!("`{path}` {relation} {wanted}, but it is {found}"))
    });
    failed.collect()
}

/// What a path leads to; null where it leads nowhere.
fn at(value: &Value, path: &str) -> Value {
    let Some((step, rest)) = path.split_once('.').or(Some((path, ""))) else {
        return Value::Null;
    };
    let next = |value: &Value| {
        if rest.is_empty() {
            value.clone()
        } else {
            at(value, rest)
        }
    };
    match (value, step) {
        (Value::Array(elements), "*") => elements.iter().map(next).collect(),
        (Value::Array(elements), number) => {
            let position = number.parse::<usize>().ok();
            position
                .and_then(|position| elements.get(position))
                .map_or(Value::Null, next)
        }
        (value, name) => value.get(name).map_or(Value::Null, next),
    }
}

fn parts(wanted: &Value) -> Vec<Value> {
    wanted
        .as_array()
        .cloned()
        .unwrap_or_else(|| vec![wanted.clone()])
}

/// Whether a list holds an element, or a text a piece.
fn contains(found: &Value, part: &Value) -> bool {
    match (found, part) {
        (Value::Array(elements), part) => elements
            .iter()
            .any(|element| element == part || (element.is_array() && contains(element, part))),
        (Value::String(text), Value::String(piece)) => text.contains(piece.as_str()),
        _ => false,
    }
}
