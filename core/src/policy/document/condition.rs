//! `Condition`: operators, the keys below each, and the values below those.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::{LONGEST, Reader};
use crate::diagnostic::nearest;
use crate::json::{Json, JsonValue};
use crate::policy::condition::{Condition, Value};
use crate::policy::fault::FaultKind;
use crate::policy::operator::{Comparison, Quantifier, names, operator};
use crate::source::Span;

impl Reader<'_> {
    pub(super) fn conditions(&mut self, json: &Json, pointer: &str) -> Vec<Condition> {
        let mut found = Vec::new();
        let help = "write `{ \"StringEquals\": { \"aws:Key\": \"value\" } }`";
        let JsonValue::Record(operators) = &json.value else {
            let message = format!("`Condition` is an object, not {}", json.kind());
            self.fault(FaultKind::Kind, pointer, json.span, message, help);
            return found;
        };
        for (name, keys) in operators {
            let pointer = format!("{pointer}/{name}");
            let Some(operator) = operator(name) else {
                let base = name.rsplit(':').next().unwrap_or(name);
                let prefix = name.strip_suffix(base).unwrap_or("");
                let plain = base.strip_suffix("IfExists").unwrap_or(base);
                let same = names().find(|it| it.eq_ignore_ascii_case(plain));
                let near = same.or_else(|| nearest(plain, names()));
                let help = near.map_or(String::new(), |near| format!("write `{prefix}{near}`"));
                let message = format!("there is no operator `{name}`");
                self.fault(
                    FaultKind::UnknownOperator,
                    &pointer,
                    keys.span,
                    message,
                    &help,
                );
                continue;
            };
            if operator.comparison == Comparison::Null
                && (operator.if_exists || operator.quantifier != Quantifier::None)
            {
                let message = format!("`{name}` is none: `Null` takes nothing before or behind it");
                self.fault(
                    FaultKind::NullSuffix,
                    &pointer,
                    keys.span,
                    message,
                    "write `Null`",
                );
                continue;
            }
            let JsonValue::Record(keys) = &keys.value else {
                let message = format!("`{name}` holds an object of keys, not {}", keys.kind());
                self.fault(FaultKind::Kind, &pointer, keys.span, message, help);
                continue;
            };
            for (key, json) in keys {
                let pointer = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
                let lower = key.to_ascii_lowercase();
                let first = found
                    .iter()
                    .any(|it: &Condition| it.key == lower && it.written == *name);
                if first {
                    let message =
                        format!("`{name}` has the key `{key}` twice: its case makes no difference");
                    self.fault(
                        FaultKind::RepeatedKey,
                        &pointer,
                        json.span,
                        message,
                        "keep one, with a list of both values",
                    );
                }
                let texts = self.texts(json, &pointer);
                if texts.is_empty() {
                    let message = format!("`{key}` is compared with no value, so it never matches");
                    self.fault(
                        FaultKind::NoValues,
                        &pointer,
                        json.span,
                        message,
                        "write at least one value",
                    );
                }
                let variables = self.variables;
                let value = |(text, span): (String, Span)| Value {
                    operand: operator.comparison.operand(&text, variables),
                    text,
                    span,
                };
                found.push(Condition {
                    operator,
                    written: name.clone(),
                    key: lower,
                    name: key.clone(),
                    values: texts.into_iter().map(value).collect(),
                    pointer,
                    span: json.span,
                });
            }
        }
        found
    }

    /// One text or a list of them; numbers and flags count as what they are written as.
    pub(super) fn texts(&mut self, json: &Json, pointer: &str) -> Vec<(String, Span)> {
        let alone = core::slice::from_ref(json);
        let list = match &json.value {
            JsonValue::List(list) => list.as_slice(),
            JsonValue::Null
            | JsonValue::Flag(_)
            | JsonValue::Number(_)
            | JsonValue::Text(_)
            | JsonValue::Record(_) => alone,
        };
        let mut texts = Vec::new();
        for one in list {
            let text = match &one.value {
                JsonValue::Text(text) | JsonValue::Number(text) => text.clone(),
                JsonValue::Flag(flag) => flag.to_string(),
                JsonValue::Null | JsonValue::List(_) | JsonValue::Record(_) => {
                    let message = format!("expected a text or a list of them, not {}", one.kind());
                    self.fault(
                        FaultKind::Kind,
                        pointer,
                        one.span,
                        message,
                        "write it in quotes",
                    );
                    continue;
                }
            };
            if text.len() > LONGEST {
                let message = format!("the text is longer than {LONGEST} bytes");
                self.fault(
                    FaultKind::TooLong,
                    pointer,
                    one.span,
                    message,
                    "no policy may be that long",
                );
                continue;
            }
            texts.push((text, one.span));
        }
        texts
    }
}
