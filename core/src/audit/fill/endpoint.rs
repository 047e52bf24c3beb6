//! Endpoints.

mod carried;
mod reach;

use alloc::string::ToString as _;
use alloc::vec::Vec;

use super::{Column, Placed, Places, columns, flag, named, word};
use crate::audit::scene::Scene;
use crate::estate::Kind;
use crate::estate::endpoint::{Change, Endpoint, EndpointKind};
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
    ("inbound-only", |scene, endpoint| {
        let known = scene.service(endpoint.service).and_then(|(_, found)| found);
        let never = known.is_some_and(|service| !service.inbound_only);
        flag(endpoint.inbound_only.or(never.then_some(false)))
    }),
    ("record-type", |scene, endpoint| {
        scene.text(endpoint.record_type)
    }),
    ("ports", |scene, endpoint| {
        Fact::Text(ports(scene, endpoint).to_string())
    }),
    ("lets-service-in", reach::lets_service_in),
    ("default-group-only", reach::default_group_only),
    ("leads", reach::leads),
    ("open-policy", |scene, endpoint| match endpoint.policy {
        Some(policy) => Fact::Flag(scene.is_open(policy)),
        None if scene.is_declared(endpoint.at) => Fact::Unknown,
        None => Fact::Absent,
    }),
    ("cross-region", |scene, endpoint| {
        let own = scene.estate.vpc(endpoint.vpc).and_then(|vpc| vpc.region);
        match (endpoint.service_region, own) {
            (None, _) => Fact::Flag(false),
            (Some(of), Some(own)) => Fact::Flag(of != own),
            (Some(_), None) => Fact::Unknown,
        }
    }),
    ("zones", |scene, endpoint| {
        match endpoint.subnets.as_slice() {
            [] if scene.is_declared(endpoint.at) => Fact::Unknown,
            subnets => scene.zones(subnets),
        }
    }),
    ("target-zones", |scene, endpoint| {
        let target = scene.estate.lattice_thing(endpoint.resource);
        let gateway = target.and_then(|it| scene.estate.lattice_thing(it.gateway));
        match gateway {
            Some(gateway) if !gateway.subnets.is_empty() => scene.zones(&gateway.subnets),
            Some(_) | None => Fact::Unknown,
        }
    }),
    ("service-region", |scene, endpoint| {
        scene.text(endpoint.service_region)
    }),
    ("prefix-list", |scene, endpoint| {
        scene.text(reach::list(scene, endpoint).and_then(|it| it.id))
    }),
    ("blocked-subnets", reach::blocked_subnets),
    ("routes", |scene, endpoint| {
        scene.told(Kind::RouteTable, scene.estate.vpc(endpoint.vpc))
    }),
    ("change", |_, endpoint| match endpoint.change {
        Some(Change::Keep) => word("keep"),
        Some(Change::Create) => word("create"),
        Some(Change::Update) => word("update"),
        Some(Change::Replace) => word("replace"),
        None => Fact::Absent,
    }),
    ("gb", |scene, endpoint| {
        let carried = scene.usage.of(scene.estate.text(endpoint.id), None);
        carried.map_or(Fact::Unknown, Fact::Number)
    }),
    ("gb-from-vpc", carried::from_vpc),
    ("gb-through-nat", carried::through_nat),
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

/// The ports that an endpoint's service is called at.
fn ports<'run>(scene: &'run Scene<'_>, endpoint: &Endpoint) -> &'run str {
    let known = scene.service(endpoint.service).and_then(|(_, found)| found);
    known.map_or("443", |service| service.ports.as_str())
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
