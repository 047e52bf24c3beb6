//! What may be written at the cursor.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tollgate_core::model::Role;
use tollgate_core::source::Span;
use tollgate_core::syntax::ITEMS;

use super::declared::{Declared, suits};
use super::place;
use super::spot::{Expected, Spot};
use super::things;

/// Kinds of completions, as the protocol numbers them.
const KEYWORD: u8 = 14;
const NAME: u8 = 18;

/// The words of the language that fit, then the names that do; each once.
pub fn completion(text: &str, spot: &Spot<'_>, names: &[Declared]) -> Value {
    let end = spot.word.len().max(spot.cursor);
    let range = place::range(text, Span::new(spot.start, spot.start + end));
    let entry = |label: &str, kind: u8, detail: &str| {
        json!({
            "label": label,
            "kind": kind,
            "detail": detail,
            "textEdit": { "range": range, "newText": label },
        })
    };
    let written = text.get(spot.start..spot.start + spot.cursor).unwrap_or("");
    if let Some((path, _)) = written.rsplit_once('.')
        && spot.expected != Expected::Prose
    {
        let fields = fields(path, spot, names).into_iter();
        let entries = fields.map(|it| entry(&format!("{path}.{}", it.name), NAME, &it.title));
        let entries: Vec<Value> = entries.collect();
        if !entries.is_empty() {
            return json!({ "isIncomplete": false, "items": entries });
        }
    }
    let words = keywords(spot).iter();
    let mut entries: Vec<Value> = words.clone().map(|it| entry(it, KEYWORD, "")).collect();
    let mut known: BTreeSet<&str> = words.copied().collect();
    for declared in names.iter().filter(|it| suits(spot, names, it)) {
        if known.insert(declared.name.as_str()) {
            entries.push(entry(&declared.name, NAME, &declared.title));
        }
    }
    if spot.expected == Expected::Part("placement") {
        entries.extend(Role::WORDS.iter().map(|(word, _)| entry(word, KEYWORD, "")));
    }
    if things::looks_at_things(spot) && wants_thing(spot) {
        for (name, entity) in things::in_hand(spot, names) {
            entries.push(entry(&name, NAME, &entity.title));
        }
    }
    if spot.expected == Expected::Thing && spot.item.0 != "key" {
        for entity in names.iter().filter(|it| it.kind == "entity") {
            let all = entity.of.as_deref().unwrap_or("");
            entries.push(entry(all, NAME, &entity.title));
        }
    }
    json!({ "isIncomplete": false, "items": entries })
}

/// Whether a thing in hand may stand at the cursor: in a condition, or in a gap.
fn wants_thing(spot: &Spot<'_>) -> bool {
    matches!(spot.expected, Expected::Thing | Expected::Name("question"))
}

/// The fields of what a path leads to: of a thing, or of the record that answers a question.
fn fields<'names>(path: &str, spot: &Spot<'_>, names: &'names [Declared]) -> Vec<&'names Declared> {
    let of = if things::looks_at_things(spot) {
        things::end(path, spot, names).map(|it| it.name.as_str())
    } else {
        let asked = names
            .iter()
            .find(|it| it.kind == "question" && it.name == path);
        asked.and_then(|it| it.of.as_deref())
    };
    let fields = names.iter().filter(|it| it.kind == "field");
    fields.filter(|it| Some(it.within.as_str()) == of).collect()
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
        Expected::Thing => &["not", "some", "no", "number"],
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
        "entity" => &[
            "flag", "text", "list", "number", "unit", "one", "many", "of", "by",
        ],
        "check" | "policy-rule" => &["for", "in", "where", "expect", "say", "fix"],
        "key" => &["present", "when", "value"],
        "placement" => &["when", "bill"],
        "construct" => &[
            "terraform",
            "cloudformation",
            "create",
            "delete",
            "ready",
            "tags",
            "camel",
            "gives",
            "takes",
        ],
        "blueprint" => &[
            "resource",
            "before",
            "verify",
            "connections",
            "watch",
            "rollback",
        ],
        "billed" => &[
            "bill", "when", "is", "or", "absent", "present", "count", "usage",
        ],
        "dispute" => &["about", "printed", "holds"],
        "example" => &[
            "on",
            "decide",
            "price",
            "check",
            "policy-rule",
            "key",
            "expect",
        ],
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
            "finds",
            "says",
            "missing",
            "present",
            "value",
        ],
        _ => return None,
    })
}
