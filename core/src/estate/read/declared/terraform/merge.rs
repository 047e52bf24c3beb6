//! A resource's values: what is planned, what is known only later, and what that is made from.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::super::resource::Value;
use super::any_unknown;
use super::configuration::{Scope, references};
use crate::json::{Json, JsonValue};

/// The most instances that one reference stands for.
const MOST_INSTANCES: usize = 256;

/// What a resource's references are resolved with.
pub struct Sources<'json, 'scope> {
    /// The module it stands in.
    pub scope: &'scope Scope<'json, 'scope>,
    /// Its own address.
    pub address: &'scope str,
    /// Every address that is planned, sorted.
    pub addresses: &'scope [&'json str],
}

/// A value from its three tellings, each of which may be missing: `values`, the same shape of
/// `after_unknown` marks, and its expression, which for blocks is of the same shape too.
pub fn merged(
    sources: &Sources<'_, '_>,
    value: Option<&Json>,
    mark: Option<&Json>,
    expression: Option<&Json>,
) -> Value {
    let Some(mark) = mark.filter(|mark| any_unknown(mark)) else {
        return value.map_or(Value::Null, Value::known);
    };
    match &mark.value {
        JsonValue::Record(marks) => {
            let known = value.map_or(&[][..], Json::entries);
            let mut entries = Vec::new();
            for (name, value) in known {
                let mark = mark.field(name);
                let inner = within(expression, name);
                entries.push((name.clone(), merged(sources, Some(value), mark, inner)));
            }
            for (name, mark) in marks {
                if !known.iter().any(|(known, _)| known == name) && any_unknown(mark) {
                    let inner = within(expression, name);
                    entries.push((name.clone(), merged(sources, None, Some(mark), inner)));
                }
            }
            Value::Record(entries)
        }
        JsonValue::List(marks) => {
            let known = value.map_or(&[][..], Json::items);
            let mut items = Vec::new();
            for position in 0..known.len().max(marks.len()) {
                let blocks = expression.map_or(&[][..], Json::items);
                let inner = match blocks {
                    [] => expression,
                    [only] => Some(only),
                    several => several.get(position),
                };
                items.push(merged(
                    sources,
                    known.get(position),
                    marks.get(position),
                    inner,
                ));
            }
            spread(items)
        }
        JsonValue::Null | JsonValue::Flag(_) | JsonValue::Number(_) | JsonValue::Text(_) => {
            Value::of(references(sources, expression))
        }
    }
}

/// The expression of an attribute: a part of a block, or the whole of one expression.
fn within<'json>(expression: Option<&'json Json>, name: &str) -> Option<&'json Json> {
    let expression = expression?;
    let whole = expression
        .field("references")
        .is_some_and(|it| matches!(it.value, JsonValue::List(_)));
    if whole {
        return Some(expression);
    }
    expression.field(name)
}

/// Elements that are all made from the same references, as many as there are elements, are one each.
fn spread(items: Vec<Value>) -> Value {
    if let Some(Value::Unknown(references)) = items.first()
        && references.len() == items.len()
        && items.iter().all(|item| Some(item) == items.first())
    {
        let references = references.iter().cloned();
        return Value::List(references.map(Value::Reference).collect());
    }
    Value::List(items)
}

/// The key of an instance, with its brackets: `[0]` of `aws_subnet.private[0]`.
pub fn instance(address: &str) -> Option<&str> {
    let inside = address.strip_suffix(']')?;
    let start = match inside.strip_suffix('"') {
        Some(quoted) => quoted.rfind("[\"")?,
        None => inside.rfind('[')?,
    };
    address.get(start..)
}

/// The instances that an address without a key stands for, as far as they are planned: all of them,
/// or the one with the same key as the resource that names them by its own.
pub fn instances(sources: &Sources<'_, '_>, address: &str, by_own_key: bool) -> Vec<String> {
    if sources.addresses.binary_search(&address).is_ok() {
        return alloc::vec![address.to_string()];
    }
    let open = [address, "["].concat();
    let from = sources.addresses.partition_point(|known| **known < *open);
    let rest = sources.addresses.get(from..).unwrap_or_default();
    let found: Vec<_> = rest
        .iter()
        .take_while(|known| known.starts_with(&open))
        .take(MOST_INSTANCES)
        .collect();
    if by_own_key && let Some(key) = instance(sources.address) {
        let same = [address, key].concat();
        if found.iter().any(|known| ***known == *same) {
            return alloc::vec![same];
        }
    }
    if found.is_empty() {
        return alloc::vec![address.to_string()];
    }
    found.iter().map(|known| known.to_string()).collect()
}
