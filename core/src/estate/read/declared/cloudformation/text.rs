//! Functions that put texts together and take them apart.

use alloc::vec::Vec;

use super::super::resource::Value;
use super::{Template, reference, unknown};
use crate::json::Json;

impl<'json> Template<'json> {
    /// A text with `${Name}` and `${Resource.Attribute}`, or such a text and names of its own.
    pub fn substitute(&mut self, argument: &'json Json) -> Value {
        let (text, names) = match (argument.text(), argument.items()) {
            (Some(text), _) => (text, None),
            (None, [text, names]) => match text.text() {
                Some(text) => (text, Some(names)),
                None => return Value::Unknown(Vec::new()),
            },
            (None, _) => return Value::Unknown(Vec::new()),
        };
        let mut parts: Vec<Value> = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            let Some((name, after)) = after.split_once('}') else {
                break;
            };
            if !before.is_empty() {
                parts.push(self.written(before));
            }
            parts.push(match name.strip_prefix('!') {
                Some(literal) => Value::Text(["${", literal, "}"].concat()),
                None => self.substituted(name.trim(), names),
            });
            rest = after;
        }
        if !rest.is_empty() || parts.is_empty() {
            parts.push(self.written(rest));
        }
        match parts.as_slice() {
            [only] => only.clone(),
            parts => joined(parts, ""),
        }
    }

    fn substituted(&mut self, name: &str, names: Option<&'json Json>) -> Value {
        if let Some(json) = names.and_then(|names| names.field(name)) {
            return self.value(json);
        }
        match name.split_once('.') {
            Some((resource, attribute)) => Value::Reference(reference(resource, Some(attribute))),
            None => self.named(name),
        }
    }

    /// `[delimiter, list]`
    pub fn join(&mut self, argument: &'json Json) -> Value {
        let [delimiter, list] = argument.items() else {
            return Value::Unknown(Vec::new());
        };
        let list = self.value(list);
        match (delimiter.text(), &list) {
            (Some(delimiter), Value::List(items)) => {
                let length = delimiter.len().saturating_mul(items.len());
                let lengths = items.iter().map(|item| item.text().map_or(0, str::len));
                match self.spend(lengths.fold(length, usize::saturating_add)) {
                    true => joined(items, delimiter),
                    false => Value::Unknown(Vec::new()),
                }
            }
            _ => unknown(&[&list]),
        }
    }

    /// `[delimiter, text]`
    pub fn split(&mut self, argument: &'json Json) -> Value {
        let [delimiter, text] = argument.items() else {
            return Value::Unknown(Vec::new());
        };
        let text = self.value(text);
        match (delimiter.text(), text.text()) {
            (Some(delimiter), Some(known)) if !delimiter.is_empty() && self.spend(known.len()) => {
                let parts = known.split(delimiter);
                Value::List(parts.map(|part| Value::Text(part.into())).collect())
            }
            _ => unknown(&[&text]),
        }
    }
}

/// One text of several, where all are known.
fn joined(parts: &[Value], delimiter: &str) -> Value {
    let texts: Vec<&str> = parts.iter().filter_map(Value::text).collect();
    if texts.len() == parts.len() {
        return Value::Text(texts.join(delimiter));
    }
    unknown(&parts.iter().collect::<Vec<_>>())
}
