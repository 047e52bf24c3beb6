//! The way that a request takes, and the keys that follow from it.
//!
//! Which requests carry a key, and where its value is found, is said by the `key` records of the
//! specs; here are the facts that they look at.

mod request;

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

pub use request::Places;

use super::case::{Reader, field};
use super::context::{Context, Entry};
use super::knowledge::Knowledge;
use super::principal::{Caller, CallerKind};
use super::statement::Asked;
use crate::evaluate::key::{Presence, carried};
use crate::evaluate::table::Table;
use crate::json::Json;
use request::request;

/// What is known of a request's way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Names such as `endpoint.vpc`, each with its value.
    pub facts: Vec<(String, String)>,
    /// Whether an endpoint stands in the way.
    pub has_endpoint: bool,
}

const PATH: [&str; 6] = [
    "endpoint",
    "principal",
    "resource",
    "source",
    "source_ip",
    "region",
];
const PARTS: [(&str, &[&str]); 4] = [
    (
        "endpoint",
        &[
            "id", "kind", "service", "vpc", "account", "org", "org_path", "region",
        ],
    ),
    ("principal", &["account", "org", "org_path", "service"]),
    ("resource", &["account", "org", "org_path"]),
    ("source", &["arn", "account", "org", "org_path"]),
];

impl Way {
    /// Reads a `path`.
    pub(super) fn read(json: &Json, reader: &mut Reader) -> Option<Self> {
        let fields = reader.record(json, "a path", &PATH)?;
        let mut facts = Vec::new();
        for (part, known) in PARTS {
            let Some(json) = field(fields, part) else {
                continue;
            };
            for (name, json) in reader.record(json, &format!("the path's `{part}`"), known)? {
                if json.kind() == "null" {
                    continue;
                }
                if let Some(value) = reader.text(json, name) {
                    facts.push((format!("{part}.{name}"), value));
                }
            }
        }
        for name in ["source_ip", "region"] {
            if let Some(value) = field(fields, name).and_then(|it| reader.text(it, name)) {
                facts.push((name.to_string(), value));
            }
        }
        Some(Self {
            facts,
            has_endpoint: field(fields, "endpoint").is_some(),
        })
    }

    /// A fact by its name.
    #[must_use]
    pub fn fact(&self, name: &str) -> Option<&str> {
        let found = self.facts.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether a service makes the call with the caller's credentials.
    #[must_use]
    pub fn is_forwarded(&self, caller: &Caller) -> bool {
        caller.kind != CallerKind::Service && self.fact("principal.service").is_some()
    }

    /// Whether the request itself passes the endpoint: services call from elsewhere.
    #[must_use]
    pub fn passes_endpoint(&self, caller: &Caller) -> bool {
        self.has_endpoint && caller.kind != CallerKind::Service && !self.is_forwarded(caller)
    }
}

/// The keys of a request: those that were given, and those that follow from its way. Keys that
/// such a request does not carry are known to be absent.
#[must_use]
pub fn derived(
    given: &Context,
    asked: &Asked,
    way: &Way,
    account: Option<&str>,
    known: &Knowledge,
) -> Context {
    let book = &known.book;
    let mut table = Table::new(book);
    let Some(request) = request(known, &mut table, asked, way, account) else {
        return given.clone();
    };
    table.close();
    let mut found = Vec::new();
    for carried in carried(book, &table, request, None) {
        let at = usize::from(carried.key);
        let (Some(rule), Some((key, name))) = (book.keys.get(at), known.places.keys.get(at)) else {
            continue;
        };
        if given.entry(key).is_some() {
            continue;
        }
        let values = match carried.state {
            Presence::Present(values) => values,
            Presence::Absent => Vec::new(),
            Presence::Unknown(_) => continue,
        };
        found.push(Entry {
            key: key.clone(),
            name: name.clone(),
            values,
            listed: rule.several,
        });
    }
    given.with(found)
}
