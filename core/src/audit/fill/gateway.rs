//! NAT gateways.

use alloc::vec::Vec;

use super::{Column, Placed, Places, columns, named, word};
use crate::audit::scene::Scene;
use crate::estate::Kind;
use crate::estate::gateway::NatGateway;
use crate::estate::route::{RouteTable, Target};
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
    ("gb", |scene, nat| {
        let carried = scene.usage.of(scene.estate.text(nat.id), None);
        carried.map_or(Fact::Unknown, Fact::Number)
    }),
    ("gb-across-zones", across_zones),
    ("routes", |scene, nat| {
        let of_subnet = || scene.estate.subnet(nat.subnet)?.vpc;
        scene.told(
            Kind::RouteTable,
            scene.estate.vpc(nat.vpc.or_else(of_subnet)),
        )
    }),
];

/// What a gateway carries from other zones: as it was measured, or all that it carries where no subnet of its own zone
/// uses it.
fn across_zones(scene: &Scene<'_>, nat: &NatGateway) -> Fact {
    let estate = scene.estate;
    let id = estate.text(nat.id);
    if let Some(gb) = scene.usage.of(id, Some("across-zones")) {
        return Fact::Number(gb);
    }
    let own = estate.subnet(nat.subnet);
    let (Some(own), Some(gb)) = (own, scene.usage.of(id, None)) else {
        return Fact::Unknown;
    };
    let leads = |table: &RouteTable| {
        let mut routes = table.routes.iter();
        routes.any(|route| matches!(route.target, Target::Nat(id) if Some(id) == nat.id))
    };
    let subnets = own.vpc.into_iter();
    let mut subnets = subnets.flat_map(|vpc| estate.in_vpc(Kind::Subnet, vpc));
    let near = subnets.any(|at| {
        let subnet = estate.subnets.get(at);
        let table = subnet.and_then(|it| usize::try_from(it.route_table?).ok());
        let table = table.and_then(|at| estate.tables.get(at));
        table.is_some_and(leads)
            && subnet.is_some_and(|it| it.zone.is_none() || it.zone == own.zone)
    });
    if near {
        Fact::Unknown
    } else {
        Fact::Number(gb)
    }
}

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
