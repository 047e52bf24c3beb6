//! What may be written at the cursor.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tollgate_core::source::Span;
use tollgate_core::syntax::ITEMS;

use super::declared::{Declared, suits};
use super::place;
use super::spot::{Expected, Spot};

/// Kinds of completions, as the protocol numbers them.
const KEYWORD: u8 = 14;
const NAME: u8 = 18;

/// The words of the language that fit, then the names that do; each once.
pub fn completion(text: &str, spot: &Spot<'_>, names: &[Declared]) -> Value {
    let range = place::range(text, Span::new(spot.start, spot.start + spot.word.len()));
    let entry = |label: &str, kind: u8, detail: &str| {
        json!({
            "label": label,
            "kind": kind,
            "detail": detail,
            "textEdit": { "range": range, "newText": label },
        })
    };
    let words = keywords(spot).iter();
    let mut entries: Vec<Value> = words.clone().map(|it| entry(it, KEYWORD, "")).collect();
    let mut known: BTreeSet<&str> = words.copied().collect();
    for declared in names.iter().filter(|it| suits(spot, names, it)) {
        if known.insert(declared.name.as_str()) {
            entries.push(entry(&declared.name, NAME, &declared.title));
        }
    }
    json!({ "isIncomplete": false, "items": entries })
}

/// The words of the language that may stand at the cursor.
fn keywords(spot: &Spot<'_>) -> &'static [&'static str] {
    match spot.expected {
        Expected::Item => &ITEMS,
        Expected::Branch(_) => &["when", "otherwise"],
        Expected::Action => &["ask", "conclude", "continue", "first"],
        Expected::Condition => &["not", "outcome"],
        Expected::Answer(_) => &["yes", "no", "not", "only", "one", "any", "of"],
        Expected::Part(opener) => part(opener).or_else(|| part(spot.item.0)).unwrap_or(&[]),
        Expected::Free => &[
            "because",
            "with",
            "first-match",
            "and",
            "or",
            "is",
            "has",
            "yes",
            "no",
        ],
        Expected::Name(_) | Expected::Prose => &[],
    }
}

/// The words that start a part between braces, by the word that opened them.
fn part(opener: &str) -> Option<&'static [&'static str]> {
    Some(match opener {
        "source" => &["url", "verified"],
        "catalogue" => &[
            "flag", "text", "number", "list", "one", "many", "of", "default",
        ],
        "choice" | "set" | "flag" | "number" | "amount" | "text" => &["help", "run", "expect"],
        "decision" | "playbook" => &["help", "outcome", "ask", "first", "branch", "caution"],
        "outcome" => &["summary", "step", "endpoint", "bill"],
        "branch" => &["ask", "first"],
        "tariff" => &[
            "takes",
            "toward",
            "line",
            "waives",
            "omits",
            "unit",
            "whole",
            "flag",
            "at",
            "of",
            "graduated",
            "free",
            "when",
            "as",
        ],
        "rates" => &[
            "every", "to", "from", "until", "grade", "read", "first", "next", "then",
        ],
        "placement" => &["when", "bill"],
        "billed" => &[
            "bill", "when", "is", "or", "absent", "present", "count", "usage",
        ],
        "dispute" => &["about", "printed", "holds"],
        "example" => &["decide", "price", "expect"],
        "price" => &["region", "hours", "rates", "tier-bounds", "item"],
        "expect" => &[
            "outcome",
            "setting",
            "caution",
            "asks",
            "price",
            "total",
            "amounts",
            "incomplete",
            "unknown",
        ],
        _ => return None,
    })
}
