//! Policies as JSON: single values or lists everywhere, each with its place.

mod condition;
mod principal;

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::fault::{Fault, FaultKind};
use super::statement::{ActionPattern, Clause, Effect, Listed, ResourcePattern, Statement};
use crate::diagnostic::nearest;
use crate::json::{Json, JsonValue};
use crate::source::Span;

/// The longest text that is compared with a request, in bytes.
pub const LONGEST: usize = 20_480;
/// The version whose policies have variables.
const WITH_VARIABLES: &str = "2012-10-17";

/// A policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its version, where it names one.
    pub version: Option<String>,
    /// Its statements.
    pub statements: Vec<Statement>,
    /// JSON pointer to it.
    pub pointer: String,
    /// Where it stands.
    pub span: Span,
}

/// What reading needs.
struct Reader<'faults> {
    variables: bool,
    faults: &'faults mut Vec<Fault>,
}

/// An element of a statement or a policy.
type Elements = [(String, Json)];

const POLICY: [&str; 3] = ["Version", "Id", "Statement"];
const STATEMENT: [&str; 9] = [
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
];

/// Reads a policy that stands at a JSON pointer; what is wrong is added to the faults.
pub fn read(json: &Json, pointer: &str, faults: &mut Vec<Fault>) -> Document {
    let mut reader = Reader {
        variables: false,
        faults,
    };
    let mut document = Document {
        version: None,
        statements: Vec::new(),
        pointer: pointer.to_string(),
        span: json.span,
    };
    let JsonValue::Record(elements) = &json.value else {
        let message = format!("a policy is an object, not {}", json.kind());
        reader.fault(
            FaultKind::Kind,
            pointer,
            json.span,
            message,
            "write `{ \"Version\": ..., \"Statement\": [...] }`",
        );
        return document;
    };
    reader.known(elements, pointer, &POLICY, "a policy");
    document.version = element(elements, "Version").and_then(|it| reader.version(it, pointer));
    reader.variables = document.version.as_deref() == Some(WITH_VARIABLES);
    match element(elements, "Statement") {
        None => {
            let message = String::from("the policy has no `Statement`");
            reader.fault(
                FaultKind::MissingElement,
                pointer,
                json.span,
                message,
                "write a list of statements",
            );
        }
        Some(Json {
            value: JsonValue::List(list),
            ..
        }) => {
            for (number, one) in list.iter().enumerate() {
                let pointer = format!("{pointer}/Statement/{number}");
                document.statements.push(reader.statement(one, pointer));
            }
        }
        Some(one) => document
            .statements
            .push(reader.statement(one, format!("{pointer}/Statement"))),
    }
    document
}

/// The first element of a name.
fn element<'json>(elements: &'json Elements, name: &str) -> Option<&'json Json> {
    let found = elements.iter().find(|(known, _)| known == name);
    found.map(|(_, json)| json)
}

impl Reader<'_> {
    fn fault(&mut self, kind: FaultKind, pointer: &str, span: Span, message: String, help: &str) {
        self.faults.push(Fault {
            kind,
            pointer: pointer.to_string(),
            span,
            message,
            help: help.to_string(),
        });
    }

    /// Reports an element that there is not: with the one that is meant, or what to do otherwise.
    fn unknown_element(
        &mut self,
        pointer: &str,
        span: Span,
        message: String,
        meant: Result<&str, &str>,
    ) {
        let help = meant.map_or_else(String::from, |near| format!("write `{near}`"));
        self.fault(FaultKind::UnknownElement, pointer, span, message, &help);
    }

    /// Reports elements that are unknown or there twice.
    fn known(&mut self, elements: &Elements, pointer: &str, known: &[&str], what: &str) {
        for (number, (name, json)) in elements.iter().enumerate() {
            let pointer = format!("{pointer}/{name}");
            if !known.contains(&name.as_str()) {
                let same = known
                    .iter()
                    .find(|it| it.eq_ignore_ascii_case(name))
                    .copied();
                let near = same.or_else(|| nearest(name, known.iter().copied()));
                let message = format!("{what} has no element `{name}`");
                self.unknown_element(&pointer, json.span, message, near.ok_or("leave it out"));
            } else if elements
                .iter()
                .take(number)
                .any(|(earlier, _)| earlier == name)
            {
                let message = format!("`{name}` is there twice");
                self.fault(
                    FaultKind::RepeatedElement,
                    &pointer,
                    json.span,
                    message,
                    "keep one, with a list of both",
                );
            }
        }
    }

    fn version(&mut self, json: &Json, pointer: &str) -> Option<String> {
        let pointer = format!("{pointer}/Version");
        match &json.value {
            JsonValue::Text(text) if [WITH_VARIABLES, "2008-10-17"].contains(&text.as_str()) => {
                Some(text.clone())
            }
            JsonValue::Text(text) => {
                let message = format!("there is no version `{text}` of policies");
                self.fault(
                    FaultKind::UnknownValue,
                    &pointer,
                    json.span,
                    message,
                    "write `2012-10-17`",
                );
                None
            }
            JsonValue::Null
            | JsonValue::Flag(_)
            | JsonValue::Number(_)
            | JsonValue::List(_)
            | JsonValue::Record(_) => {
                let message = format!("`Version` is a text, not {}", json.kind());
                self.fault(
                    FaultKind::Kind,
                    &pointer,
                    json.span,
                    message,
                    "write `2012-10-17`",
                );
                None
            }
        }
    }

    fn statement(&mut self, json: &Json, pointer: String) -> Statement {
        let mut statement = Statement {
            pointer,
            span: json.span,
            sid: None,
            effect: None,
            principal: None,
            action: None,
            resource: None,
            conditions: Vec::new(),
        };
        let pointer = statement.pointer.clone();
        let JsonValue::Record(elements) = &json.value else {
            let message = format!("a statement is an object, not {}", json.kind());
            self.fault(
                FaultKind::Kind,
                &pointer,
                json.span,
                message,
                "write `{ \"Effect\": ..., \"Action\": ... }`",
            );
            return statement;
        };
        self.known(elements, &pointer, &STATEMENT, "a statement");
        if let Some(Json {
            value: JsonValue::Text(sid),
            ..
        }) = element(elements, "Sid")
        {
            statement.sid = Some(sid.clone());
        }
        statement.effect = self.effect(json.span, element(elements, "Effect"), &pointer);
        statement.principal = self.principal(elements, &pointer);
        let actions = self.clause(elements, ["Action", "NotAction"], &pointer);
        statement.action = actions.map(|clause| self.actions(clause));
        let resources = self.clause(elements, ["Resource", "NotResource"], &pointer);
        let variables = self.variables;
        statement.resource = resources
            .map(|clause| with_entries(clause, |text| ResourcePattern::read(text, variables)));
        if statement.action.is_none() {
            let message = String::from("the statement names no `Action`");
            self.fault(
                FaultKind::MissingElement,
                &pointer,
                json.span,
                message,
                "write `\"Action\": \"service:Name\"`",
            );
        }
        if let Some(conditions) = element(elements, "Condition") {
            statement.conditions = self.conditions(conditions, &format!("{pointer}/Condition"));
        }
        statement
    }

    fn effect(&mut self, whole: Span, json: Option<&Json>, pointer: &str) -> Option<Effect> {
        let pointer = format!("{pointer}/Effect");
        let help = "write `Allow` or `Deny`";
        match json.map(|json| (&json.value, json)) {
            Some((JsonValue::Text(text), _)) if text == "Allow" => Some(Effect::Allow),
            Some((JsonValue::Text(text), _)) if text == "Deny" => Some(Effect::Deny),
            Some((_, json)) => {
                let message = match &json.value {
                    JsonValue::Text(text) => format!("there is no effect `{text}`"),
                    JsonValue::Null
                    | JsonValue::Flag(_)
                    | JsonValue::Number(_)
                    | JsonValue::List(_)
                    | JsonValue::Record(_) => {
                        format!("`Effect` is a text, not {}", json.kind())
                    }
                };
                self.fault(FaultKind::UnknownValue, &pointer, json.span, message, help);
                None
            }
            None => {
                let message = String::from("the statement has no `Effect`");
                self.fault(FaultKind::MissingElement, &pointer, whole, message, help);
                None
            }
        }
    }

    /// An element or its complement, as texts.
    fn clause(
        &mut self,
        elements: &Elements,
        [plain, negated]: [&str; 2],
        pointer: &str,
    ) -> Option<Clause<()>> {
        let (found, complement) = (element(elements, plain), element(elements, negated));
        if let (Some(_), Some(second)) = (found, complement) {
            let message = format!("`{plain}` and `{negated}` exclude each other");
            let pointer = format!("{pointer}/{negated}");
            self.fault(
                FaultKind::RepeatedElement,
                &pointer,
                second.span,
                message,
                "keep one of the two",
            );
        }
        let (name, json) = found
            .map(|json| (plain, json))
            .or(complement.map(|json| (negated, json)))?;
        let pointer = format!("{pointer}/{name}");
        let entries = self.texts(json, &pointer);
        Some(Clause {
            negated: name == negated,
            entries: entries
                .into_iter()
                .map(|(text, span)| Listed {
                    text,
                    entry: (),
                    span,
                })
                .collect(),
            pointer,
            span: json.span,
        })
    }

    fn actions(&mut self, clause: Clause<()>) -> Clause<ActionPattern> {
        let mut entries = Vec::new();
        for listed in clause.entries {
            match ActionPattern::read(&listed.text) {
                Some(entry) => entries.push(Listed {
                    text: listed.text,
                    entry,
                    span: listed.span,
                }),
                None => {
                    let message = format!("`{}` is no action", listed.text);
                    self.fault(
                        FaultKind::UnknownValue,
                        &clause.pointer,
                        listed.span,
                        message,
                        "write `service:Name`, or `*` for all",
                    );
                }
            }
        }
        Clause {
            negated: clause.negated,
            entries,
            pointer: clause.pointer,
            span: clause.span,
        }
    }
}

fn with_entries<Entry>(clause: Clause<()>, read: impl Fn(&str) -> Entry) -> Clause<Entry> {
    let entries = clause.entries.into_iter().map(|it| Listed {
        entry: read(&it.text),
        text: it.text,
        span: it.span,
    });
    Clause {
        negated: clause.negated,
        entries: entries.collect(),
        pointer: clause.pointer,
        span: clause.span,
    }
}
