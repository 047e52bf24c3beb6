//! A case: a request, and the policies of the gates that it passes.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::context::Context;
use super::document::{Document, LONGEST, read};
use super::fault::Fault;
use super::path::Way;
use super::principal::Caller;
use super::statement::Asked;
use crate::diagnostic::{Code, Diagnostic, nearest, shorten};
use crate::json::{Json, JsonValue};
use crate::report::CaseId;

/// The most mistakes that are reported.
const MOST_MISTAKES: usize = 100;
/// The longest value of a request, in bytes.
const LONGEST_VALUE: usize = 8192;

/// A request with everything that judges it. A gate that is absent does not apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its name.
    pub id: Option<CaseId>,
    /// What is asked for.
    pub asked: Asked,
    /// The account that owns the resource, where that is said.
    pub resource_account: Option<String>,
    /// Keys that were given.
    pub given: Context,
    /// The way that the request takes, where it is known.
    pub way: Option<Way>,
    /// Policies of the caller; none of them allows nothing.
    pub identity: Option<Vec<Document>>,
    /// The policy of the resource.
    pub resource: Option<Vec<Document>>,
    /// The policy of the endpoint; none means that everything passes.
    pub endpoint: Option<Vec<Document>>,
    /// Whether it is a gateway endpoint.
    pub is_gateway: bool,
    /// Service control policies by level of the organisation.
    pub scps: Option<Vec<Vec<Document>>>,
    /// Resource control policies by level of the organisation.
    pub rcps: Option<Vec<Vec<Document>>>,
    /// Permissions boundaries.
    pub boundaries: Option<Vec<Document>>,
    /// Session policies.
    pub sessions: Option<Vec<Document>>,
}

const CASE: [&str; 10] = [
    "id",
    "request",
    "identity",
    "resource_policy",
    "endpoint_policies",
    "endpoint_kind",
    "scps",
    "rcps",
    "permission_boundaries",
    "session_policies",
];
const REQUEST: [&str; 6] = [
    "principal",
    "action",
    "resource",
    "resource_account",
    "context",
    "path",
];

impl Case {
    /// Reads one case.
    ///
    /// # Errors
    /// All mistakes of the text, each at its place in file 0.
    pub fn from_json(text: &str) -> Result<Self, Vec<Diagnostic>> {
        let json = Json::parse(text).map_err(|found| alloc::vec![found])?;
        let mut reader = Reader { found: Vec::new() };
        let case = reader.case(&json);
        match case {
            Some(case) if reader.found.is_empty() => Ok(case),
            Some(_) | None => {
                shorten(&mut reader.found, MOST_MISTAKES);
                Err(reader.found)
            }
        }
    }
}

/// Reads the parts of a case and gathers what is wrong.
pub struct Reader {
    /// What is wrong.
    pub found: Vec<Diagnostic>,
}

type Fields = [(String, Json)];

impl Reader {
    /// A case, or nothing where it cannot be one.
    pub fn case(&mut self, json: &Json) -> Option<Case> {
        let fields = self.record(json, "a case", &CASE)?;
        let Some(request) = field(fields, "request") else {
            self.missing(
                json,
                "the case has no `request`",
                "write `\"request\": { \"principal\": ..., \"action\": ..., \"resource\": ... }`",
            );
            return None;
        };
        let id = field(fields, "id").and_then(|it| self.id(it));
        let request_fields = self.record(request, "a request", &REQUEST)?;
        let asked = self.asked(request, request_fields);
        let way = field(request_fields, "path").and_then(|it| Way::read(it, self));
        let kind = field(fields, "endpoint_kind").and_then(|it| self.text(it, "endpoint_kind"));
        let kind = kind.or_else(|| way.as_ref()?.fact("endpoint.kind").map(String::from));
        let is_gateway = match kind.as_deref() {
            None | Some("interface") => false,
            Some("gateway") => true,
            Some(other) => {
                let place = field(fields, "endpoint_kind").unwrap_or(request);
                let message = format!("there are no policies at an endpoint of kind `{other}`");
                let error = place.error(Code::UnknownValue, message);
                self.found
                    .push(error.help("write `interface` or `gateway`"));
                false
            }
        };
        let policies = |reader: &mut Self, name: &str| {
            field(fields, name).map(|it| reader.policies(it, &format!("/{name}")))
        };
        let resource =
            field(fields, "resource_policy").map(|it| self.policies(it, "/resource_policy"));
        let case = Case {
            id,
            asked: asked?,
            resource_account: field(request_fields, "resource_account")
                .and_then(|it| self.text(it, "resource_account")),
            given: field(request_fields, "context")
                .map_or_else(Context::default, |it| self.context(it)),
            way,
            identity: policies(self, "identity"),
            resource,
            endpoint: policies(self, "endpoint_policies"),
            is_gateway,
            scps: field(fields, "scps").map(|it| self.levels(it, "/scps")),
            rcps: field(fields, "rcps").map(|it| self.levels(it, "/rcps")),
            boundaries: policies(self, "permission_boundaries"),
            sessions: policies(self, "session_policies"),
        };
        Some(case)
    }

    fn id(&mut self, json: &Json) -> Option<CaseId> {
        match &json.value {
            JsonValue::Text(text) => Some(CaseId::Text(text.clone())),
            JsonValue::Number(digits) => Some(match digits.parse() {
                Ok(number) => CaseId::Number(number),
                Err(_) => CaseId::Text(digits.clone()),
            }),
            JsonValue::Null | JsonValue::Flag(_) | JsonValue::List(_) | JsonValue::Record(_) => {
                self.wrong(json, "`id`", "a text or a number");
                None
            }
        }
    }

    fn asked(&mut self, request: &Json, fields: &Fields) -> Option<Asked> {
        let mut needed = |name: &str, help: &str| {
            let Some(json) = field(fields, name) else {
                self.missing(request, &format!("the request has no `{name}`"), help);
                return None;
            };
            Some((self.text(json, name)?, json))
        };
        let principal = needed(
            "principal",
            "write an ARN, the name of a service, or `anonymous`",
        );
        let action = needed("action", "write an action such as `service:GetThing`");
        let (principal, at) = principal?;
        let Some(caller) = Caller::read(&principal) else {
            let error = at.error(Code::UnknownValue, format!("`{principal}` is no caller"));
            self.found.push(error.help(
                "write the ARN of a user, role or session, the name of a service such as `name.amazonaws.com`, or `anonymous`",
            ));
            return None;
        };
        let (action, at) = action?;
        if !action.contains(':') || action.contains(['*', '?', ' ']) {
            let error = at.error(
                Code::UnknownValue,
                format!("`{action}` is no single action"),
            );
            self.found
                .push(error.help("write one action such as `service:GetThing`, without wildcards"));
            return None;
        }
        let resource = match field(fields, "resource") {
            Some(json) => self.text(json, "resource")?,
            None => String::from("*"),
        };
        Some(Asked {
            caller,
            action: action.to_ascii_lowercase(),
            written: action,
            resource,
        })
    }

    fn context(&mut self, json: &Json) -> Context {
        let mut context = Context::default();
        let JsonValue::Record(keys) = &json.value else {
            self.wrong(json, "`context`", "an object of keys and values");
            return context;
        };
        for (name, json) in keys {
            if context.entry(&name.to_ascii_lowercase()).is_some() {
                let error = json.error(
                    Code::DuplicateField,
                    format!("the key `{name}` is there twice"),
                );
                self.found
                    .push(error.help("keep one, with a list of both values"));
                continue;
            }
            let (values, listed) = match &json.value {
                JsonValue::List(list) => (
                    list.iter().filter_map(|it| self.value(it, name)).collect(),
                    true,
                ),
                JsonValue::Null => (Vec::new(), false),
                JsonValue::Flag(_)
                | JsonValue::Number(_)
                | JsonValue::Text(_)
                | JsonValue::Record(_) => (self.value(json, name).into_iter().collect(), false),
            };
            context.set(name, values, listed);
        }
        context
    }

    /// One value of a key.
    fn value(&mut self, json: &Json, name: &str) -> Option<String> {
        match &json.value {
            JsonValue::Number(digits) => Some(digits.clone()),
            JsonValue::Flag(flag) => Some(flag.to_string()),
            JsonValue::Text(_) | JsonValue::Null | JsonValue::List(_) | JsonValue::Record(_) => {
                self.text(json, name)
            }
        }
    }

    /// The policies of a gate: a list of them, or one.
    fn policies(&mut self, json: &Json, pointer: &str) -> Vec<Document> {
        match &json.value {
            JsonValue::List(list) => {
                let numbered = list.iter().enumerate();
                numbered
                    .map(|(number, one)| self.policy(one, &format!("{pointer}/{number}")))
                    .collect()
            }
            JsonValue::Null
            | JsonValue::Flag(_)
            | JsonValue::Number(_)
            | JsonValue::Text(_)
            | JsonValue::Record(_) => {
                alloc::vec![self.policy(json, pointer)]
            }
        }
    }

    /// Policies by level: a list of lists.
    fn levels(&mut self, json: &Json, pointer: &str) -> Vec<Vec<Document>> {
        let JsonValue::List(levels) = &json.value else {
            let what = format!("`{}`", pointer.trim_start_matches('/'));
            self.wrong(json, &what, "a list with a list of policies for each level");
            return Vec::new();
        };
        let numbered = levels.iter().enumerate();
        numbered
            .map(|(number, level)| self.policies(level, &format!("{pointer}/{number}")))
            .collect()
    }

    fn policy(&mut self, json: &Json, pointer: &str) -> Document {
        let mut faults: Vec<Fault> = Vec::new();
        let document = read(json, pointer, &mut faults);
        let grave = faults.iter().filter(|fault| !fault.kind.is_harmless());
        self.found.extend(grave.map(Fault::diagnostic));
        document
    }

    /// The elements of a list.
    pub fn list<'json>(&mut self, json: &'json Json, what: &str) -> &'json [Json] {
        if let JsonValue::List(list) = &json.value {
            return list;
        }
        self.wrong(json, &format!("`{what}`"), "a list");
        &[]
    }

    /// The fields of an object, all of them known and there once.
    pub fn record<'json>(
        &mut self,
        json: &'json Json,
        what: &str,
        known: &[&str],
    ) -> Option<&'json Fields> {
        let JsonValue::Record(fields) = &json.value else {
            self.wrong(json, what, "an object");
            return None;
        };
        for (number, (name, value)) in fields.iter().enumerate() {
            if !known.contains(&name.as_str()) {
                let help = match nearest(name, known.iter().copied()) {
                    Some(near) => format!("write `{near}`"),
                    None => format!("leave it out; {what} has {}", known.join(", ")),
                };
                let message = format!("{what} has no field `{name}`");
                self.found
                    .push(value.error(Code::UnknownName, message).help(help));
            } else if fields
                .iter()
                .take(number)
                .any(|(earlier, _)| earlier == name)
            {
                let message = format!("`{name}` is there twice");
                self.found.push(
                    value
                        .error(Code::DuplicateField, message)
                        .help("keep one of the two"),
                );
            }
        }
        Some(fields)
    }

    /// A text that is not too long.
    pub fn text(&mut self, json: &Json, what: &str) -> Option<String> {
        match &json.value {
            JsonValue::Text(text) if text.len() <= LONGEST_VALUE => Some(text.clone()),
            JsonValue::Text(_) => {
                let message = format!("`{what}` is longer than {LONGEST_VALUE} bytes");
                let error = json.error(Code::Limit, message);
                self.found.push(error.help(format!(
                    "no value of a request is; a policy may have {LONGEST}"
                )));
                None
            }
            JsonValue::Null
            | JsonValue::Flag(_)
            | JsonValue::Number(_)
            | JsonValue::List(_)
            | JsonValue::Record(_) => {
                self.wrong(json, &format!("`{what}`"), "a text");
                None
            }
        }
    }

    fn wrong(&mut self, json: &Json, what: &str, wanted: &str) {
        let message = format!("{what} is {wanted}, not {}", json.kind());
        self.found.push(
            json.error(Code::Json, message)
                .help(format!("write {wanted}")),
        );
    }

    fn missing(&mut self, json: &Json, message: &str, help: &str) {
        self.found.push(
            json.error(Code::MissingField, String::from(message))
                .help(help),
        );
    }
}

/// A field; `null` stands for an absent one.
pub fn field<'json>(fields: &'json Fields, name: &str) -> Option<&'json Json> {
    let found = fields.iter().find(|(known, _)| known == name);
    found
        .map(|(_, json)| json)
        .filter(|json| json.value != JsonValue::Null)
}
