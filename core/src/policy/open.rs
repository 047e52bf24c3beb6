//! The policy that AWS attaches by itself.

use crate::json::{Json, JsonValue};

/// Whether a policy lets everything pass: one statement that allows everybody everything, and no other.
#[must_use]
pub fn is_open(policy: &Json) -> bool {
    let JsonValue::Record(elements) = &policy.value else {
        return false;
    };
    let statement = elements.iter().find(|(name, _)| name == "Statement");
    let one = match statement.map(|(_, json)| &json.value) {
        Some(JsonValue::List(list)) => match list.as_slice() {
            [one] => Some(&one.value),
            _ => None,
        },
        other => other,
    };
    let Some(JsonValue::Record(fields)) = one else {
        return false;
    };
    let star = |name: &str, wanted: &str| {
        fields
            .iter()
            .any(|(known, json)| known == name && is_just(json, wanted))
    };
    let principal = star("Principal", "*")
        || fields.iter().any(|(name, json)| match &json.value {
            JsonValue::Record(parts) if name == "Principal" => {
                parts.iter().any(|(_, json)| is_just(json, "*"))
            }
            JsonValue::Record(_)
            | JsonValue::Null
            | JsonValue::Flag(_)
            | JsonValue::Number(_)
            | JsonValue::Text(_)
            | JsonValue::List(_) => false,
        });
    let plain = !fields.iter().any(|(name, _)| name == "Condition");
    principal && plain && star("Effect", "Allow") && star("Action", "*") && star("Resource", "*")
}

/// Whether a value is this text, or a list of it alone.
fn is_just(json: &Json, wanted: &str) -> bool {
    match &json.value {
        JsonValue::Text(text) => text == wanted,
        JsonValue::List(list) => match list.as_slice() {
            [one] => is_just(one, wanted),
            _ => false,
        },
        JsonValue::Null | JsonValue::Flag(_) | JsonValue::Number(_) | JsonValue::Record(_) => false,
    }
}
