//! `CloudFormation` templates, as JSON or YAML.
//!
//! Functions are worked out as far as the template and the given parameters tell their arguments:
//! what is left is a reference to another resource, or unknown with what it is made from. A resource
//! whose condition does not hold is not made, and is listed as skipped.
//! See <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html>.

mod block;
mod condition;
mod function;
mod text;

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::resource::{At, Declared, Reference, Resource, Value, number_lines, pointer};
use crate::json::{Json, JsonValue};
use condition::Held;

/// The pseudo parameter that tells the Region; it is given like any other.
pub const REGION: &str = "AWS::Region";
/// The pseudo parameter that holds the account.
pub const ACCOUNT: &str = "AWS::AccountId";
/// Stands for no value at all.
const NO_VALUE: &str = "AWS::NoValue";
/// The most conditions that lead to each other.
const MOST_CONDITIONS: u8 = 64;
/// The most bytes that functions may put together, all in all.
const MOST_BYTES: usize = 16 << 20;

/// Whether an object is a template.
#[must_use]
pub fn is_template(json: &Json) -> bool {
    if json.field("AWSTemplateFormatVersion").is_some() {
        return true;
    }
    let resources = json.field("Resources").map_or(&[][..], Json::entries);
    let kinds = resources
        .iter()
        .filter_map(|(_, it)| it.field("Type")?.text());
    kinds.take(1).any(|kind| kind.contains("::"))
}

/// Reads what a template declares; `text` is what `json` was read from. `given` are values of
/// parameters, also of pseudo parameters such as `AWS::Region`; others take their defaults.
#[must_use]
pub fn read(json: &Json, text: &str, file: u16, given: &[(String, String)]) -> Declared {
    let mut template = Template::new(json, file, given);
    for (name, _) in given {
        if !name.contains("::") && template.part("Parameters", name).is_none() {
            let reason = "the template declares no such parameter";
            template.skip(name, reason, json, String::new());
            if let Some(skipped) = template.declared.skipped.last_mut() {
                skipped.may_be_made = false;
            }
        }
    }
    if let Some(json) = json.field("Transform") {
        let reason = "what a macro would add or change is not known here";
        template.skip("Transform", reason, json, String::from("/Transform"));
    }
    for (name, json) in json.field("Resources").map_or(&[][..], Json::entries) {
        template.resource(name, json);
    }
    let mut declared = template.declared;
    number_lines(&mut declared, text);
    declared
}

/// A template that is being read.
struct Template<'json> {
    json: &'json Json,
    file: u16,
    given: &'json [(String, String)],
    /// What the conditions turned out to be.
    conditions: Vec<(&'json str, Held)>,
    conditions_left: u8,
    /// The pointer of the resource that is being read.
    at: String,
    bytes_left: usize,
    declared: Declared,
}

impl<'json> Template<'json> {
    const fn new(json: &'json Json, file: u16, given: &'json [(String, String)]) -> Self {
        Self {
            json,
            file,
            given,
            conditions: Vec::new(),
            conditions_left: MOST_CONDITIONS,
            at: String::new(),
            bytes_left: MOST_BYTES,
            declared: Declared {
                resources: Vec::new(),
                skipped: Vec::new(),
            },
        }
    }

    /// Something that a section of the template declares.
    fn part(&self, section: &str, name: &str) -> Option<&'json Json> {
        self.json.field(section)?.field(name)
    }

    fn resource(&mut self, name: &str, json: &'json Json) {
        self.at = pointer("/Resources", name);
        let at = self.at.clone();
        if name.starts_with("Fn::") {
            return self.skip(name, "loops are not unrolled", json, at);
        }
        let Some(kind) = json.field("Type").and_then(Json::text) else {
            return self.skip(name, "it has no `Type`", json, at);
        };
        if let Some(condition) = json.field("Condition").and_then(Json::text) {
            let held = self.named_condition(condition);
            let reason = match held {
                Held::Yes => None,
                Held::No => Some(format!("its condition `{condition}` does not hold")),
                Held::Unknown => Some(format!(
                    "whether its condition `{condition}` holds is not known; give its parameters"
                )),
            };
            if let Some(reason) = reason {
                self.skip(name, &reason, json, at);
                if let Some(skipped) = self.declared.skipped.last_mut() {
                    skipped.kind = Some(kind.to_string());
                    skipped.may_be_made = held == Held::Unknown;
                }
                return;
            }
        }
        let values = match json.field("Properties").map(|it| self.value(it)) {
            Some(Value::Record(entries)) => entries,
            Some(
                Value::Null
                | Value::Flag(_)
                | Value::Number(_)
                | Value::Text(_)
                | Value::List(_)
                | Value::Reference(_)
                | Value::Unknown(_),
            )
            | None => Vec::new(),
        };
        let region = self.given(REGION).map(String::from);
        let at = At::of(self.file, json, at);
        self.declared.resources.push(Resource {
            address: name.to_string(),
            kind: kind.to_string(),
            looked_up: false,
            change: None,
            region,
            values,
            at,
        });
    }

    /// A value with its functions worked out; what stands for no value is left out.
    fn value(&mut self, json: &'json Json) -> Value {
        match &json.value {
            JsonValue::Record(entries) => match entries.as_slice() {
                [(name, argument)] if name == "Ref" || name.starts_with("Fn::") => {
                    self.function(name, argument, json)
                }
                entries => {
                    let mut values = Vec::new();
                    for (name, json) in entries {
                        let value = self.value(json);
                        if value != Value::Null {
                            values.push((name.clone(), value));
                        }
                    }
                    Value::Record(values)
                }
            },
            JsonValue::List(items) => {
                let mut values: Vec<Value> = items.iter().map(|item| self.value(item)).collect();
                values.retain(|value| *value != Value::Null);
                Value::List(values)
            }
            JsonValue::Null | JsonValue::Flag(_) | JsonValue::Number(_) | JsonValue::Text(_) => {
                self.literal(json)
            }
        }
    }

    /// A value without functions.
    fn literal(&mut self, json: &Json) -> Value {
        let size = json.span.end.saturating_sub(json.span.start);
        match self.spend(usize::try_from(size).unwrap_or(usize::MAX)) {
            true => Value::known(json),
            false => Value::Unknown(Vec::new()),
        }
    }

    /// A text that was put together; unknown where too much was.
    fn written(&mut self, text: &str) -> Value {
        match self.spend(text.len()) {
            true => Value::Text(text.to_string()),
            false => Value::Unknown(Vec::new()),
        }
    }

    /// Whether so many bytes may still be put together.
    fn spend(&mut self, bytes: usize) -> bool {
        let left = self.bytes_left.checked_sub(bytes.saturating_add(1));
        self.bytes_left = left.unwrap_or(0);
        left.is_some()
    }

    fn given(&self, name: &str) -> Option<&'json str> {
        let found = self.given.iter().rev().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The value of a parameter or pseudo parameter, or a reference to a resource.
    fn named(&mut self, name: &str) -> Value {
        if name == NO_VALUE {
            return Value::Null;
        }
        if self.part("Resources", name).is_some() {
            return Value::Reference(reference(name, Some("Ref")));
        }
        let parameter = self.part("Parameters", name);
        let kind = parameter
            .and_then(|it| it.field("Type"))
            .and_then(Json::text);
        let kind = kind.unwrap_or_default();
        let default = parameter.and_then(|parameter| parameter.field("Default"));
        let value = match (self.given(name), default) {
            // The text names where the value is kept, and is not it.
            _ if kind.contains("SSM::Parameter::Value") => None,
            (Some(given), _) => Some(self.written(given)),
            (None, Some(default)) => Some(self.literal(default)),
            (None, None) => None,
        };
        match value {
            None => Value::Unknown(alloc::vec![reference(name, None)]),
            Some(Value::Text(text))
                if kind.starts_with("List<") || kind == "CommaDelimitedList" =>
            {
                let parts = text.split(',').map(str::trim);
                let parts = parts.filter(|part| !part.is_empty());
                Value::List(parts.map(|part| Value::Text(part.into())).collect())
            }
            Some(value) => value,
        }
    }

    fn skip(&mut self, what: &str, reason: &str, json: &Json, pointer: String) {
        let at = At::of(self.file, json, pointer);
        self.declared.skip(what, reason, at);
    }
}

fn reference(address: &str, attribute: Option<&str>) -> Reference {
    Reference {
        address: address.to_string(),
        attribute: attribute.map(String::from),
    }
}

/// What several values are made from, as one that is not known.
fn unknown(values: &[&Value]) -> Value {
    let mut found: Vec<Reference> = Vec::new();
    for reference in values.iter().flat_map(|value| value.references()) {
        if !found.contains(reference) {
            found.push(reference.clone());
        }
    }
    Value::Unknown(found)
}

#[cfg(test)]
mod tests;
