//! Hosted zones, and the endpoints of the Resolver.

use alloc::vec::Vec;

use super::{Column, Places, listed, named};
use crate::audit::scene::Scene;
use crate::estate::Kind;
use crate::estate::dns::{HostedZone, ResolverEndpoint};
use crate::evaluate::table::{Fact, Table};

const ZONE: &[Column<HostedZone>] = &[
    ("domain", |scene, zone| scene.text(zone.domain)),
    ("private", |_, zone| super::flag(zone.is_private)),
    ("vpcs", |scene, zone| match &zone.vpcs {
        Some(vpcs) => scene.many(Kind::Vpc, vpcs, zone.at),
        None if zone.is_private == Some(false) => Fact::Absent,
        None => Fact::Unknown,
    }),
    ("endpoints", |scene, zone| {
        let Some(records) = &zone.records else {
            return Fact::Unknown;
        };
        let mut endpoints = Vec::new();
        for record in records {
            for host in record.values.iter().chain(&record.alias) {
                let at = scene.endpoint_named(*host);
                let id = at.and_then(|at| scene.estate.endpoints.get(at)?.id);
                endpoints.extend(id.and_then(|id| scene.thing(Kind::Endpoint, id)));
            }
        }
        endpoints.sort_unstable();
        endpoints.dedup();
        Fact::Many(endpoints)
    }),
];

const RESOLVER: &[Column<ResolverEndpoint>] = &[
    ("vpc", |scene, resolver| {
        scene.one(Kind::Vpc, resolver.vpc, resolver.at)
    }),
    ("inbound", |_, resolver| Fact::Flag(resolver.is_inbound)),
];

pub fn fields(fields: &mut Vec<(&'static str, &'static str)>) {
    named("hosted-zone", ZONE, fields);
    named("resolver-endpoint", RESOLVER, fields);
}

pub fn fill(scene: &Scene<'_>, table: &mut Table, places: &mut Places) {
    let estate = scene.estate;
    let list = (
        "hosted-zone",
        Kind::HostedZone,
        estate.hosted_zones.as_slice(),
    );
    listed(scene, table, places, list, |it| (it.id, it.at), ZONE);
    let list = (
        "resolver-endpoint",
        Kind::ResolverEndpoint,
        estate.resolver_endpoints.as_slice(),
    );
    listed(scene, table, places, list, |it| (it.id, it.at), RESOLVER);
}
