//! The way that a request takes, and the keys that follow from it.
//!
//! Which requests carry a key, and where its value is found, is said by the `key` records of the
//! specs; here are the facts that they look at.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::case::{Reader, field};
use super::context::Context;
use super::knowledge::Knowledge;
use super::operator::arn;
use super::principal::{Caller, CallerKind};
use super::statement::Asked;
use crate::evaluate::key::{Presence, carried};
use crate::evaluate::table::{Fact, Table, Thing};
use crate::json::Json;
use crate::model::Rulebook;

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
    let mut context = given.clone();
    let book = &known.book;
    let mut table = Table::new(book);
    let Some(request) = request(book, &mut table, asked, way, account) else {
        return context;
    };
    table.close();
    for carried in carried(book, &table, request, None) {
        let Some(rule) = book.keys.get(usize::from(carried.key)) else {
            continue;
        };
        if context.entry(&rule.name.to_ascii_lowercase()).is_some() {
            continue;
        }
        match carried.state {
            Presence::Present(values) => context.set(&rule.name, values, rule.several),
            Presence::Absent => context.set(&rule.name, Vec::new(), rule.several),
            Presence::Unknown(_) => {}
        }
    }
    context
}

/// Says of a request in the table what is known of it.
fn request(
    book: &Rulebook,
    table: &mut Table,
    asked: &Asked,
    way: &Way,
    account: Option<&str>,
) -> Option<Thing> {
    let entity = book.entity("request")?;
    let request = table.add(entity, "request")?;
    let caller = &asked.caller;
    let (is_service, forwarded) = (caller.kind == CallerKind::Service, way.is_forwarded(caller));
    let direct = way.passes_endpoint(caller);
    let mut set = |field: &str, fact: Fact| {
        if let Some(field) = book.field(entity, field) {
            table.set(request, field, fact);
        }
    };
    set("action", text(&asked.written));
    set(
        "service",
        text(asked.action.split(':').next().unwrap_or_default()),
    );
    set("signed", Fact::Flag(caller.kind != CallerKind::Anonymous));
    set("via-service", Fact::Flag(forwarded));
    set("by-service", Fact::Flag(is_service));
    set(
        "called-via",
        list(way.fact("principal.service").filter(|_| forwarded)),
    );
    // A call that is made on from an endpoint keeps neither address.
    let has_address = direct || (!way.has_endpoint && !is_service);
    set(
        "source-address",
        if has_address {
            told(way.fact("source_ip"))
        } else {
            Fact::Absent
        },
    );
    let called = arn::parts(&asked.resource).map(|[_, _, _, region, _, _]| region);
    let called = called.filter(|region| !region.is_empty());
    set(
        "region",
        told(
            way.fact("region")
                .or(called)
                .or_else(|| way.fact("endpoint.region")),
        ),
    );
    set("principal-arn", text(&caller.identity()));
    set(
        "principal-account",
        match caller.kind {
            CallerKind::Anonymous => text("anonymous"),
            CallerKind::Service
            | CallerKind::Root
            | CallerKind::User
            | CallerKind::Role { .. }
            | CallerKind::Session { .. }
            | CallerKind::FederatedUser
            | CallerKind::Federated => some(&caller.account),
        },
    );
    set("principal-kind", kind(caller).map_or(Fact::Absent, text));
    set(
        "user-name",
        match caller.kind {
            CallerKind::User => some(caller.text.rsplit('/').next().unwrap_or_default()),
            CallerKind::Anonymous
            | CallerKind::Service
            | CallerKind::Root
            | CallerKind::Role { .. }
            | CallerKind::Session { .. }
            | CallerKind::FederatedUser
            | CallerKind::Federated => Fact::Absent,
        },
    );
    set("principal-organisation", told(way.fact("principal.org")));
    set(
        "principal-organisation-paths",
        told_list(way.fact("principal.org_path")),
    );
    set("service-principal", text(&caller.text));
    set("service-principals", list(Some(&caller.text)));
    set("source-arn", told(way.fact("source.arn")));
    set("source-account", told(way.fact("source.account")));
    set("source-organisation", told(way.fact("source.org")));
    set(
        "source-organisation-paths",
        told_list(way.fact("source.org_path")),
    );
    set("resource-account", told(account));
    set("resource-organisation", told(way.fact("resource.org")));
    set(
        "resource-organisation-paths",
        told_list(way.fact("resource.org_path")),
    );
    let endpoint = if direct {
        endpoint(book, table, way)
    } else {
        Some(Fact::Absent)
    };
    table.set(request, book.field(entity, "endpoint")?, endpoint?);
    Some(request)
}

/// Says of the endpoint and its VPC what is known of them.
pub fn endpoint(book: &Rulebook, table: &mut Table, way: &Way) -> Option<Fact> {
    let entity = book.entity("endpoint")?;
    let endpoint = table.add(entity, way.fact("endpoint.id").unwrap_or_default())?;
    let mut set = |field: &str, fact: Fact| {
        if let Some(field) = book.field(entity, field) {
            table.set(endpoint, field, fact);
        }
    };
    if way.fact("endpoint.id").is_none() {
        set("id", Fact::Unknown);
    }
    set("account", told(way.fact("endpoint.account")));
    set("organisation", told(way.fact("endpoint.org")));
    set(
        "organisation-paths",
        told_list(way.fact("endpoint.org_path")),
    );
    set("service", told(way.fact("endpoint.service")));
    let Some(id) = way.fact("endpoint.vpc") else {
        return Some(Fact::One(endpoint));
    };
    let of_vpc = book.entity("vpc")?;
    let vpc = table.add(of_vpc, id)?;
    table.set(endpoint, book.field(entity, "vpc")?, Fact::One(vpc));
    if let (Some(region), Some(account)) =
        (way.fact("endpoint.region"), way.fact("endpoint.account"))
    {
        let arn = format!("arn:aws:ec2:{region}:{account}:vpc/{id}");
        table.set(vpc, book.field(of_vpc, "arn")?, Fact::Text(arn));
    }
    Some(Fact::One(endpoint))
}

/// What AWS calls a kind of caller.
const fn kind(caller: &Caller) -> Option<&'static str> {
    match caller.kind {
        CallerKind::Anonymous => Some("Anonymous"),
        CallerKind::Root => Some("Account"),
        CallerKind::User => Some("User"),
        CallerKind::Role { .. } | CallerKind::Session { .. } => Some("AssumedRole"),
        CallerKind::FederatedUser => Some("FederatedUser"),
        CallerKind::Service | CallerKind::Federated => None,
    }
}

fn text(text: &str) -> Fact {
    Fact::Text(text.to_string())
}

/// A text, of which none stands for absence.
fn some(written: &str) -> Fact {
    if written.is_empty() {
        Fact::Absent
    } else {
        text(written)
    }
}

/// What was told, or else nobody knows.
fn told(fact: Option<&str>) -> Fact {
    fact.map_or(Fact::Unknown, text)
}

fn list(fact: Option<&str>) -> Fact {
    Fact::List(fact.into_iter().map(String::from).collect())
}

fn told_list(fact: Option<&str>) -> Fact {
    if fact.is_some() {
        list(fact)
    } else {
        Fact::Unknown
    }
}
