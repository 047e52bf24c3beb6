//! The request on the desk: fields at pointers into a case's `request`, and condition keys.

use serde_json::{Map, Value, json};

use crate::wizard::field::TextLine;

/// A field of a request and its name.
pub struct Field {
    /// JSON pointer into the request, or a word for what stands beside it.
    pub pointer: &'static str,
    /// Its name.
    pub title: &'static str,
}

/// The fields in their order; condition keys follow.
pub const FIELDS: [Field; 18] = [
    field("/principal", "Caller"),
    field("/action", "Action"),
    field("/resource", "Resource"),
    field("/resource_account", "Its account"),
    field("/path/endpoint/kind", "Endpoint kind"),
    field("/path/endpoint/service", "Endpoint service"),
    field("/path/endpoint/id", "Endpoint id"),
    field("/path/endpoint/vpc", "Endpoint VPC"),
    field("/path/endpoint/account", "Endpoint account"),
    field("/path/endpoint/org", "Endpoint org"),
    field("/path/endpoint/region", "Endpoint Region"),
    field(OTHERS, "Other endpoints"),
    field("/path/principal/org", "Caller's org"),
    field("/path/principal/service", "Service between"),
    field("/path/resource/org", "Owner's org"),
    field("/path/source/arn", "Source of service"),
    field("/path/source_ip", "Source address"),
    field("/path/region", "Region called"),
];

/// Where the services of the VPC's other endpoints are kept, with commas between; no case has them.
pub const OTHERS: &str = "/other_endpoints";

const fn field(pointer: &'static str, title: &'static str) -> Field {
    Field { pointer, title }
}

/// A request: what a case says, and which row of it is edited.
#[derive(Debug, Clone)]
pub struct Request {
    value: Value,
    /// The row that has the keys.
    pub row: usize,
    /// What is typed into it.
    pub line: TextLine,
}

impl Default for Request {
    fn default() -> Self {
        Self::with(
            json!({ "principal": "", "action": "", "resource": "" }),
            "interface",
        )
    }
}

impl Request {
    /// The request of a case's text; the VPC's other endpoints, of which cases tell nothing, stay.
    pub fn replaced(&self, text: &str) -> Self {
        let case: Value = serde_json::from_str(text).unwrap_or_default();
        let kind = case["endpoint_kind"].as_str().unwrap_or_default();
        let mut request = Self::with(case["request"].clone(), kind);
        request.set(OTHERS, &self.text(OTHERS));
        request
    }

    fn with(value: Value, kind: &str) -> Self {
        let mut request = Self {
            value: if value.is_object() { value } else { json!({}) },
            row: 0,
            line: TextLine::offering(String::new()),
        };
        // The kind of endpoint stands beside the request in a case, and in its way too.
        if request.text("/path/endpoint/kind").is_empty() && !kind.is_empty() {
            request.value["endpoint_kind"] = json!(kind);
        }
        request.line = request.row_line();
        request
    }

    /// How many rows there are: fields, keys, and one for a further key.
    pub fn rows(&self) -> usize {
        FIELDS.len() + self.keys().len() + 1
    }

    /// The name of a row and what stands in it.
    pub fn row_text(&self, row: usize) -> (&'static str, String) {
        if let Some(field) = FIELDS.get(row) {
            let value = match field.pointer {
                "/path/endpoint/kind" => self.endpoint_kind().to_string(),
                pointer => self.text(pointer),
            };
            return (field.title, value);
        }
        let keys = self.keys();
        match keys.get(row - FIELDS.len()) {
            Some((name, values)) => ("Key", format!("{name}={values}")),
            None => ("Key", String::new()),
        }
    }

    /// Moves to a row; what was typed into the last one counts.
    pub fn go(&mut self, row: usize) {
        self.commit();
        self.row = row.min(self.rows() - 1);
        self.line = self.row_line();
    }

    /// The row that has the keys, ready to be edited.
    fn row_line(&self) -> TextLine {
        TextLine {
            offered: false,
            ..TextLine::offering(self.row_text(self.row).1)
        }
    }

    /// Takes what is typed: at once into a field, and into a key when its row is left.
    pub fn typed(&mut self) {
        if self.row < FIELDS.len() {
            self.commit();
        }
    }

    fn commit(&mut self) {
        let text = self.line.input.value().trim().to_string();
        if self.row_text(self.row).1 == text {
            return;
        }
        match FIELDS.get(self.row) {
            Some(field) => self.set(field.pointer, &text),
            None => {
                let old = self.keys().into_iter().nth(self.row - FIELDS.len());
                if let (Some((name, _)), Some(context)) = (old, self.context()) {
                    context.remove(&name);
                }
                self.key(&text);
            }
        }
    }

    /// Takes a key as it is typed: `KEY=VALUE`, several values with commas between.
    pub fn key(&mut self, text: &str) {
        let (name, values) = text.split_once('=').unwrap_or((text, ""));
        let (name, Some(context)) = (name.trim().to_string(), self.context()) else {
            return;
        };
        if name.is_empty() {
            return;
        }
        let values: Vec<&str> = values.split(',').map(str::trim).collect();
        let value = match values.as_slice() {
            // A key without a value is known to be absent.
            [""] => json!([]),
            [one] => json!(one),
            several => json!(several),
        };
        context.insert(name, value);
    }

    /// Puts a value at the place that a report names: a key, or a field of the request.
    pub fn settle(&mut self, key: &str, value: &str) {
        match key.strip_prefix("request.") {
            Some(field) => self.set(&format!("/{field}"), value),
            None => {
                if let Some(context) = self.context() {
                    context.insert(key.to_string(), json!(value));
                }
            }
        }
        self.line = self.row_line();
    }

    /// Sets a field by its pointer; an empty text takes it away.
    pub fn set(&mut self, pointer: &str, text: &str) {
        if pointer == "/path/endpoint/kind" {
            self.value["endpoint_kind"] = json!(text);
            if self.passes_endpoint() {
                self.value["path"]["endpoint"]["kind"] = json!(text);
            }
            return;
        }
        let mut steps: Vec<&str> = pointer.split('/').skip(1).collect();
        let Some(last) = steps.pop() else {
            return;
        };
        let required = ["/principal", "/action", "/resource"].contains(&pointer);
        let mut at = &mut self.value;
        for step in steps {
            if text.is_empty() && !at[step].is_object() {
                return;
            }
            if !at[step].is_object() {
                at[step] = json!({});
            }
            at = &mut at[step];
        }
        match at.as_object_mut() {
            Some(fields) if text.is_empty() && !required => {
                fields.remove(last);
            }
            Some(fields) => {
                fields.insert(last.to_string(), json!(text));
            }
            None => {}
        }
    }

    /// Condition keys, each with its values and commas between.
    fn keys(&self) -> Vec<(String, String)> {
        let Some(context) = self.value["context"].as_object() else {
            return Vec::new();
        };
        let keys = context
            .iter()
            .map(|(name, value)| (name.clone(), words(value)));
        keys.collect()
    }

    fn context(&mut self) -> Option<&mut Map<String, Value>> {
        if !self.value["context"].is_object() {
            self.value["context"] = json!({});
        }
        self.value["context"].as_object_mut()
    }

    fn text(&self, pointer: &str) -> String {
        self.value.pointer(pointer).map(words).unwrap_or_default()
    }

    /// `gateway` or `interface`.
    pub fn endpoint_kind(&self) -> &str {
        let on_way = self.value.pointer("/path/endpoint/kind");
        let beside = self.value.get("endpoint_kind");
        beside
            .or(on_way)
            .and_then(Value::as_str)
            .unwrap_or("interface")
    }

    /// The service of the endpoint, where it is said.
    pub fn service(&self) -> Option<&str> {
        self.value
            .pointer("/path/endpoint/service")
            .and_then(Value::as_str)
    }

    /// The services of all endpoints of the VPC, where others are said.
    pub fn services(&self) -> Option<Vec<String>> {
        let others = self.text(OTHERS);
        if others.is_empty() {
            return None;
        }
        let others = others.split(',').map(str::trim).map(String::from);
        let mut services: Vec<String> = others.filter(|it| !it.is_empty()).collect();
        services.extend(self.service().map(String::from));
        Some(services)
    }

    /// The Region of the endpoint, or the one that is called.
    pub fn region(&self) -> Option<String> {
        let said = ["/path/endpoint/region", "/path/region"].map(|it| self.text(it));
        said.into_iter().find(|it| !it.is_empty())
    }

    /// Takes the services of the VPC's endpoints.
    pub fn stand_beside(&mut self, services: &[String]) {
        self.set(OTHERS, &services.join(", "));
    }

    /// Whether the request's way leads through an endpoint.
    pub fn passes_endpoint(&self) -> bool {
        self.value
            .pointer("/path/endpoint")
            .is_some_and(Value::is_object)
    }

    /// The request as a case holds it.
    pub fn json(&self) -> String {
        let mut value = self.value.clone();
        if let Some(fields) = value.as_object_mut() {
            fields.remove("endpoint_kind");
            fields.remove(OTHERS.trim_start_matches('/'));
        }
        serde_json::to_string_pretty(&value).unwrap_or_default()
    }
}

/// A value as it is typed.
fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(words).collect::<Vec<_>>().join(", "),
        Value::Null => String::new(),
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => value.to_string(),
    }
}
