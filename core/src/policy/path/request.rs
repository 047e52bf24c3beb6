//! A request in a table, for the records that say which keys it carries.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::Way;
use crate::evaluate::table::{Fact, Table, Thing};
use crate::model::Rulebook;
use crate::policy::knowledge::Knowledge;
use crate::policy::operator::arn;
use crate::policy::principal::{Caller, CallerKind};
use crate::policy::statement::Asked;

/// What is told of every request, in the order in which [`facts`] tells it.
const TOLD: [&str; 25] = [
    "action",
    "service",
    "signed",
    "via-service",
    "by-service",
    "called-via",
    "source-address",
    "region",
    "principal-arn",
    "principal-account",
    "principal-kind",
    "user-name",
    "principal-id",
    "token-issued",
    "principal-organisation",
    "principal-organisation-paths",
    "service-principal",
    "service-principals",
    "source-arn",
    "source-account",
    "source-organisation",
    "source-organisation-paths",
    "resource-account",
    "resource-organisation",
    "resource-organisation-paths",
];

/// Where a rulebook wants to be told what, looked up once.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Places {
    /// The entity of requests.
    request: Option<u16>,
    /// Its fields, in the order of [`TOLD`].
    fields: Vec<Option<u16>>,
    /// Its field for the endpoint.
    endpoint: Option<u16>,
    /// The names of the keys that it has records of, in their order: in lower case, and as they are written.
    pub keys: Vec<(Arc<str>, Arc<str>)>,
}

impl Places {
    /// The places in a rulebook.
    #[must_use]
    pub fn of(book: &Rulebook) -> Self {
        let request = book.entity("request");
        let field = |name: &str| request.and_then(|entity| book.field(entity, name));
        Self {
            request,
            fields: TOLD.iter().map(|name| field(name)).collect(),
            endpoint: field("endpoint"),
            keys: book
                .keys
                .iter()
                .map(|rule| {
                    let lower = rule.name.to_ascii_lowercase();
                    (lower.as_str().into(), rule.name.as_str().into())
                })
                .collect(),
        }
    }
}

/// Says of a request in the table what is known of it.
pub fn request(
    known: &Knowledge,
    table: &mut Table,
    asked: &Asked,
    way: &Way,
    account: Option<&str>,
) -> Option<Thing> {
    let places = &known.places;
    let request = table.add(places.request?, "request")?;
    for (field, fact) in places.fields.iter().zip(facts(asked, way, account)) {
        if let Some(field) = field {
            table.set(request, *field, fact);
        }
    }
    let endpoint = if way.passes_endpoint(&asked.caller) {
        endpoint(&known.book, table, way)?
    } else {
        Fact::Absent
    };
    table.set(request, places.endpoint?, endpoint);
    Some(request)
}

/// What is known of a request, in the order of [`TOLD`].
fn facts(asked: &Asked, way: &Way, account: Option<&str>) -> [Fact; TOLD.len()] {
    let caller = &asked.caller;
    let (is_service, forwarded) = (caller.kind == CallerKind::Service, way.is_forwarded(caller));
    // A call that is made on from an endpoint keeps neither address.
    let has_address = way.passes_endpoint(caller) || (!way.has_endpoint && !is_service);
    let address = if has_address {
        told(way.fact("source_ip"))
    } else {
        Fact::Absent
    };
    let called = arn::parts(&asked.resource).map(|[_, _, _, region, _, _]| region);
    let called = called.filter(|region| !region.is_empty());
    let region = way.fact("region").or(called);
    [
        text(&asked.written),
        text(asked.action.split(':').next().unwrap_or_default()),
        Fact::Flag(caller.kind != CallerKind::Anonymous),
        Fact::Flag(forwarded),
        Fact::Flag(is_service),
        list(way.fact("principal.service").filter(|_| forwarded)),
        address,
        told(region.or_else(|| way.fact("endpoint.region"))),
        text(&caller.identity()),
        account_of(caller),
        kind(caller).map_or(Fact::Absent, text),
        user_name(caller),
        id_of(caller),
        issued(caller),
        told(way.fact("principal.org")),
        told_list(way.fact("principal.org_path")),
        text(&caller.text),
        list(Some(&caller.text)),
        told(way.fact("source.arn")),
        told(way.fact("source.account")),
        told(way.fact("source.org")),
        told_list(way.fact("source.org_path")),
        told(account),
        told(way.fact("resource.org")),
        told_list(way.fact("resource.org_path")),
    ]
}

fn account_of(caller: &Caller) -> Fact {
    match caller.kind {
        CallerKind::Anonymous => text("anonymous"),
        CallerKind::Service
        | CallerKind::Root
        | CallerKind::User
        | CallerKind::Role { .. }
        | CallerKind::Session { .. }
        | CallerKind::FederatedUser
        | CallerKind::Federated => some(&caller.account),
    }
}

fn user_name(caller: &Caller) -> Fact {
    match caller.kind {
        CallerKind::User => some(caller.text.rsplit('/').next().unwrap_or_default()),
        CallerKind::Anonymous
        | CallerKind::Service
        | CallerKind::Root
        | CallerKind::Role { .. }
        | CallerKind::Session { .. }
        | CallerKind::FederatedUser
        | CallerKind::Federated => Fact::Absent,
    }
}

/// The unique id, as far as the ARN tells it.
fn id_of(caller: &Caller) -> Fact {
    match caller.kind {
        CallerKind::Anonymous => text("anonymous"),
        CallerKind::Root => text(&caller.account),
        CallerKind::Service
        | CallerKind::User
        | CallerKind::Role { .. }
        | CallerKind::Session { .. }
        | CallerKind::FederatedUser
        | CallerKind::Federated => Fact::Unknown,
    }
}

/// When the credentials were issued: without any, never.
fn issued(caller: &Caller) -> Fact {
    if caller.kind == CallerKind::Anonymous {
        Fact::Absent
    } else {
        Fact::Unknown
    }
}

/// Says of the endpoint and its VPC what is known of them.
fn endpoint(book: &Rulebook, table: &mut Table, way: &Way) -> Option<Fact> {
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
