//! NAT gateways.

use alloc::vec::Vec;

use super::{Column, Placed, Places, columns, named, word};
use crate::audit::scene::Scene;
use crate::estate::Kind;
use crate::estate::gateway::NatGateway;
use crate::evaluate::table::{Fact, Table, Thing};

const NAT: &[Column<NatGateway>] = &[
    ("vpc", |scene, nat| {
        let of_subnet = || scene.estate.subnet(nat.subnet)?.vpc;
        scene.one(Kind::Vpc, nat.vpc.or_else(of_subnet), nat.at)
    }),
    ("subnet", |scene, nat| {
        if nat.is_regional {
            return Fact::Absent;
        }
        scene.one(Kind::Subnet, nat.subnet, nat.at)
    }),
    ("public", |_, nat| Fact::Flag(!nat.is_private)),
    ("regional", |_, nat| Fact::Flag(nat.is_regional)),
    ("takes-zones", |_, nat| super::flag(nat.takes_zones)),
    ("zones", |scene, nat| scene.texts(&nat.zones)),
    ("state", |scene, nat| match scene.estate.text(nat.state) {
        "" if scene.is_declared(nat.at) => word("available"),
        state => word(state),
    }),
    ("routes", |scene, nat| {
        let of_subnet = || scene.estate.subnet(nat.subnet)?.vpc;
        scene.told(
            Kind::RouteTable,
            scene.estate.vpc(nat.vpc.or_else(of_subnet)),
        )
    }),
];

pub fn fields(fields: &mut Vec<(&'static str, &'static str)>) {
    named("nat-gateway", NAT, fields);
}

pub fn fill(scene: &Scene<'_>, table: &mut Table, places: &mut Places) {
    let nats: Vec<(Thing, &NatGateway)> = scene
        .things(Kind::NatGateway)
        .filter_map(|(at, thing)| Some((thing, scene.estate.nat_gateways.get(at)?)))
        .collect();
    for (thing, nat) in &nats {
        places.put(*thing, Placed::whole(nat.at));
    }
    columns(scene, table, &nats, NAT);
}
