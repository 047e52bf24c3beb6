//! The way that a request takes, and the keys that follow from it.
//!
//! Which fact a key takes its value from, and which requests carry it at all, is said by the `key`
//! records of the specs; here are the facts themselves.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::case::{Reader, field};
use super::context::Context;
use super::knowledge::{Key, Knowledge, Path};
use super::operator::arn;
use super::principal::{Caller, CallerKind};
use super::statement::Asked;
use crate::json::Json;

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
/// such a request cannot carry are known to be absent.
#[must_use]
pub fn derived(
    given: &Context,
    asked: &Asked,
    way: &Way,
    account: Option<&str>,
    known: &Knowledge,
) -> Context {
    let mut context = given.clone();
    let facts = facts(asked, way, account);
    for key in &known.keys {
        if key.from.is_empty() || context.entry(&key.key).is_some() {
            continue;
        }
        let listed = key.several;
        if !carries(key, asked, way) {
            context.set(&key.name, Vec::new(), listed);
            continue;
        }
        let found = facts.iter().find(|(name, _)| *name == key.from);
        let value = found
            .map(|(_, value)| value.as_str())
            .or_else(|| way.fact(&key.from));
        if let Some(value) = value {
            context.set(&key.name, alloc::vec![value.to_string()], listed);
        }
    }
    context
}

/// Whether such a request can carry a key.
fn carries(key: &Key, asked: &Asked, way: &Way) -> bool {
    let caller = &asked.caller;
    let on_way = match key.path {
        Path::Any => true,
        Path::Endpoint => way.passes_endpoint(caller),
        Path::Public => !way.passes_endpoint(caller) && caller.kind != CallerKind::Service,
        Path::ServicePrincipal => caller.kind == CallerKind::Service,
        Path::OnBehalf => way.is_forwarded(caller),
    };
    on_way
        && (key.anonymous || caller.kind != CallerKind::Anonymous)
        && (!key.accounts_only || caller.has_account())
        && key.is_set_by(&asked.action)
}

/// What follows from the request and its way.
fn facts(asked: &Asked, way: &Way, account: Option<&str>) -> Vec<(&'static str, String)> {
    let caller = &asked.caller;
    let mut facts = Vec::new();
    let mut add = |name: &'static str, value: Option<&str>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            facts.push((name, value.to_string()));
        }
    };
    let is_service = caller.kind == CallerKind::Service;
    let word = |flag: bool| Some(if flag { "true" } else { "false" });
    add("caller.arn", Some(&caller.identity()));
    add(
        "caller.account",
        match caller.kind {
            CallerKind::Anonymous => Some("anonymous"),
            CallerKind::Service
            | CallerKind::Root
            | CallerKind::User
            | CallerKind::Role { .. }
            | CallerKind::Session { .. }
            | CallerKind::FederatedUser
            | CallerKind::Federated => Some(&caller.account),
        },
    );
    add(
        "caller.type",
        match caller.kind {
            CallerKind::Anonymous => Some("Anonymous"),
            CallerKind::Root => Some("Account"),
            CallerKind::User => Some("User"),
            CallerKind::Role { .. } | CallerKind::Session { .. } => Some("AssumedRole"),
            CallerKind::FederatedUser => Some("FederatedUser"),
            CallerKind::Service | CallerKind::Federated => None,
        },
    );
    add(
        "caller.name",
        match caller.kind {
            CallerKind::User => caller.text.rsplit('/').next(),
            CallerKind::Anonymous
            | CallerKind::Service
            | CallerKind::Root
            | CallerKind::Role { .. }
            | CallerKind::Session { .. }
            | CallerKind::FederatedUser
            | CallerKind::Federated => None,
        },
    );
    add("caller.is-service", word(is_service));
    add(
        "caller.service",
        Some(caller.text.as_str()).filter(|_| is_service),
    );
    add("forwarded", word(way.is_forwarded(caller)));
    add("forwarded.by", way.fact("principal.service"));
    add("resource.account", account);
    add("source.ip", way.fact("source_ip"));
    let called = arn::parts(&asked.resource).map(|[_, _, _, region, _, _]| region);
    let called = called.filter(|region| !region.is_empty());
    add(
        "called.region",
        way.fact("region")
            .or(called)
            .or_else(|| way.fact("endpoint.region")),
    );
    if let (Some(region), Some(account), Some(vpc)) = (
        way.fact("endpoint.region"),
        way.fact("endpoint.account"),
        way.fact("endpoint.vpc"),
    ) {
        add(
            "endpoint.vpc_arn",
            Some(&format!("arn:aws:ec2:{region}:{account}:vpc/{vpc}")),
        );
    }
    facts
}
