//! `Principal` and `NotPrincipal`: everybody, or names by kind.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::{Elements, Reader, element};
use crate::diagnostic::nearest;
use crate::json::JsonValue;
use crate::policy::fault::FaultKind;
use crate::policy::principal::Principal;
use crate::policy::statement::{Clause, Listed};

impl Reader<'_> {
    pub(super) fn principal(
        &mut self,
        elements: &Elements,
        pointer: &str,
    ) -> Option<Clause<Principal>> {
        let (plain, negated) = (
            element(elements, "Principal"),
            element(elements, "NotPrincipal"),
        );
        let (name, json) = plain
            .map(|json| ("Principal", json))
            .or(negated.map(|json| ("NotPrincipal", json)))?;
        let pointer = format!("{pointer}/{name}");
        if let (Some(_), Some(second)) = (plain, negated) {
            let message = String::from("`Principal` and `NotPrincipal` exclude each other");
            self.fault(
                FaultKind::RepeatedElement,
                &pointer,
                second.span,
                message,
                "keep one of the two",
            );
        }
        let mut entries = Vec::new();
        let forms = "write `\"*\"` or `{ \"AWS\": \"arn:...\" }`";
        match &json.value {
            JsonValue::Text(text) if text == "*" => entries.push(Listed {
                text: text.clone(),
                entry: Principal::Everybody,
                span: json.span,
            }),
            JsonValue::Record(kinds) => {
                for (kind, json) in kinds {
                    let pointer = format!("{pointer}/{kind}");
                    let make = match kind.as_str() {
                        "AWS" => Principal::read,
                        "Service" => |text: &str| Principal::Service(text.to_string()),
                        "Federated" => |text: &str| Principal::Federated(text.to_string()),
                        "CanonicalUser" => |text: &str| Principal::Canonical(text.to_string()),
                        _ => {
                            let near =
                                nearest(kind, ["AWS", "Service", "Federated", "CanonicalUser"]);
                            let message = format!("there is no kind of principal `{kind}`");
                            self.unknown_element(&pointer, json.span, message, near.ok_or(forms));
                            continue;
                        }
                    };
                    for (text, span) in self.texts(json, &pointer) {
                        entries.push(Listed {
                            entry: make(&text),
                            text,
                            span,
                        });
                    }
                }
            }
            JsonValue::Null
            | JsonValue::Flag(_)
            | JsonValue::Number(_)
            | JsonValue::Text(_)
            | JsonValue::List(_) => {
                let message = format!("`{name}` is `\"*\"` or an object, not this");
                self.fault(FaultKind::Kind, &pointer, json.span, message, forms);
            }
        }
        Some(Clause {
            negated: name == "NotPrincipal",
            entries,
            pointer,
            span: json.span,
        })
    }
}
