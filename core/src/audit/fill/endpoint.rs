//! Endpoints.

use alloc::string::ToString as _;
use alloc::vec::Vec;

use super::{Column, Placed, Places, columns, flag, named, word};
use crate::audit::scene::Scene;
use crate::estate::Kind;
use crate::estate::endpoint::{Endpoint, EndpointKind};
use crate::evaluate::table::{Fact, Table, Thing};

const ENDPOINT: &[Column<Endpoint>] = &[
    ("kind", |_, endpoint| word(kind(endpoint.kind))),
    ("service", |scene, endpoint| {
        match scene.service(endpoint.service) {
            Some((id, _)) if !id.is_empty() => Fact::Text(id.to_string()),
            Some(_) => Fact::Absent,
            None if scene.is_declared(endpoint.at) && endpoint.resource.is_none() => Fact::Unknown,
            None => Fact::Absent,
        }
    }),
    ("service-name", |scene, endpoint| {
        match endpoint.service.or(endpoint.resource) {
            Some(name) => scene.text(Some(name)),
            None => Fact::Unknown,
        }
    }),
    ("state", |scene, endpoint| {
        state(scene.estate.text(endpoint.state))
    }),
    ("failure", |scene, endpoint| match endpoint.failure {
        Some(why) => scene.text(Some(why)),
        None => Fact::Absent,
    }),
    ("account", |scene, endpoint| scene.text(endpoint.account)),
    ("vpc", |scene, endpoint| {
        scene.one(Kind::Vpc, endpoint.vpc, endpoint.at)
    }),
    ("private-dns", |_, endpoint| flag(endpoint.private_dns)),
    ("subnets", |scene, endpoint| {
        scene.many(Kind::Subnet, &endpoint.subnets, endpoint.at)
    }),
    ("route-tables", |scene, endpoint| {
        scene.many(Kind::RouteTable, &endpoint.tables, endpoint.at)
    }),
    ("security-groups", |scene, endpoint| {
        scene.many(Kind::Group, &endpoint.groups, endpoint.at)
    }),
];

const fn kind(kind: EndpointKind) -> &'static str {
    match kind {
        EndpointKind::Interface => "interface",
        EndpointKind::Gateway => "gateway",
        EndpointKind::Balancer => "gateway-load-balancer",
        EndpointKind::Resource => "resource",
        EndpointKind::ServiceNetwork => "service-network",
        EndpointKind::Tunnel | EndpointKind::Other(_) => "other",
    }
}

/// The state of an endpoint: AWS writes it in more than one way.
fn state(text: &str) -> Fact {
    let plain: alloc::string::String = text
        .chars()
        .filter(char::is_ascii_alphabetic)
        .map(|sign| sign.to_ascii_lowercase())
        .collect();
    word(match plain.as_str() {
        "" => return Fact::Unknown,
        "pendingacceptance" => "pending-acceptance",
        known @ ("available" | "pending" | "rejected" | "expired" | "failed" | "deleting"
        | "partial") => known,
        _ => "other",
    })
}

pub fn fields(fields: &mut Vec<(&'static str, &'static str)>) {
    named("endpoint", ENDPOINT, fields);
}

pub fn fill(scene: &Scene<'_>, table: &mut Table, places: &mut Places) {
    let endpoints: Vec<(Thing, &Endpoint)> = scene
        .things(Kind::Endpoint)
        .filter_map(|(at, thing)| Some((thing, scene.estate.endpoints.get(at)?)))
        .collect();
    for (thing, endpoint) in &endpoints {
        places.put(*thing, Placed::whole(endpoint.at));
    }
    columns(scene, table, &endpoints, ENDPOINT);
    // Their policies are looked through by policy rules, each by itself.
}
