//! Route tables and their routes.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::{Column, Placed, Places, columns, named, word};
use crate::audit::scene::Scene;
use crate::estate::route::{Destination, Origin, Route, RouteTable, Target};
use crate::estate::{Kind, Spot};
use crate::evaluate::table::{Fact, Table, Thing};

/// A route and its table.
struct Held<'run> {
    table: Thing,
    at: Spot,
    route: &'run Route,
    beside: &'run [Route],
}

const TABLE: &[Column<RouteTable>] = &[
    ("vpc", |scene, table| {
        scene.one(Kind::Vpc, table.vpc, table.at)
    }),
    ("main", |_, table| Fact::Flag(table.is_main)),
    ("edge", |_, table| Fact::Flag(!table.gateways.is_empty())),
    ("routes", |_, _| Fact::Flag(true)),
    ("subnets", |scene, table| {
        scene.told(Kind::Subnet, scene.estate.vpc(table.vpc))
    }),
];

fn route<'run>() -> [Column<Held<'run>>; 13] {
    [
        ("table", |_, held| Fact::One(held.table)),
        ("destination", |scene, held| {
            Fact::Text(destination(scene, held.route))
        }),
        ("prefix-list", |_, held| {
            Fact::Flag(matches!(held.route.to, Destination::List(_)))
        }),
        ("to", |_, held| word(kind(held.route.target))),
        ("nat-gateway", |scene, held| {
            by(scene, held, Kind::NatGateway, "nat-gateway")
        }),
        ("endpoint", |scene, held| {
            by(scene, held, Kind::Endpoint, "endpoint")
        }),
        ("peering", |scene, held| match held.route.target {
            Target::Peering(id) => super::join::peering(scene, id),
            Target::Local
            | Target::Internet(_)
            | Target::EgressOnly(_)
            | Target::Nat(_)
            | Target::Transit(_)
            | Target::Private(_)
            | Target::Endpoint(_)
            | Target::Interface(_)
            | Target::Instance(_)
            | Target::Other(_)
            | Target::Missing => Fact::Absent,
        }),
        ("list-name", |scene, held| match held.route.to {
            Destination::List(id) => {
                let list = scene.estate.list(Some(id));
                scene.text(list.and_then(|it| it.name))
            }
            Destination::Range(_) => Fact::Absent,
        }),
        ("propagated", |_, held| {
            Fact::Flag(held.route.origin == Origin::Propagated)
        }),
        ("overrides", |scene, held| met(scene, held, true)),
        ("yields-to", |scene, held| met(scene, held, false)),
        ("target", |scene, held| match held.route.target.id() {
            Some(id) => scene.text(Some(id)),
            None => Fact::Absent,
        }),
        ("blackhole", |_, held| Fact::Flag(held.route.is_blackhole)),
    ]
}

/// What a route leads by, where that is of a kind.
fn by(scene: &Scene<'_>, held: &Held<'_>, of: Kind, word: &str) -> Fact {
    if kind(held.route.target) != word {
        return Fact::Absent;
    }
    scene.one(of, held.route.target.id(), held.at)
}

const fn kind(target: Target) -> &'static str {
    match target {
        Target::Local => "local",
        Target::Internet(_) => "internet-gateway",
        Target::Nat(_) => "nat-gateway",
        Target::Endpoint(_) => "endpoint",
        Target::Peering(_) => "peering",
        Target::Transit(_) => "transit-gateway",
        Target::Private(_) => "private-gateway",
        Target::EgressOnly(_)
        | Target::Interface(_)
        | Target::Instance(_)
        | Target::Other(_)
        | Target::Missing => "other",
    }
}

/// Endpoints of the same table whose prefix list holds the whole of a route, and that the route wins against, or loses
/// to: the longer prefix wins, and of equal ones the route that somebody wrote, but not one that was announced.
fn met(scene: &Scene<'_>, held: &Held<'_>, wins: bool) -> Fact {
    let Destination::Range(range) = held.route.to else {
        return Fact::Absent;
    };
    if held.route.origin == Origin::Local {
        return Fact::Absent;
    }
    let mut endpoints = Vec::new();
    for other in held.beside {
        let (Destination::List(list), Target::Endpoint(id)) = (other.to, other.target) else {
            continue;
        };
        let ranges = scene
            .estate
            .list(Some(list))
            .and_then(|it| it.ranges.as_ref());
        let Some(ranges) = ranges else {
            return Fact::Unknown;
        };
        let mut met = ranges.iter().filter(|it| it.holds(range));
        let loses = |it: &crate::address::Range| {
            held.route.origin == Origin::Propagated && range.holds(*it)
        };
        if met.any(|it| loses(it) != wins) {
            endpoints.extend(scene.thing(Kind::Endpoint, id));
        }
    }
    Fact::Many(endpoints)
}

fn destination(scene: &Scene<'_>, route: &Route) -> String {
    match route.to {
        Destination::Range(range) => range.to_string(),
        Destination::List(id) => scene.estate.names.text(id).to_string(),
    }
}

pub fn fields(fields: &mut Vec<(&'static str, &'static str)>) {
    named("route-table", TABLE, fields);
    named("route", &route(), fields);
}

pub fn fill(scene: &Scene<'_>, table: &mut Table, places: &mut Places) {
    let tables: Vec<(Thing, &RouteTable)> = scene
        .things(Kind::RouteTable)
        .filter_map(|(at, thing)| Some((thing, scene.estate.tables.get(at)?)))
        .collect();
    columns(scene, table, &tables, TABLE);
    let entity = scene.book.entity("route").unwrap_or(u16::MAX);
    let mut held = Vec::new();
    for (of, found) in &tables {
        places.put(*of, Placed::whole(found.at));
        for route in &found.routes {
            let id = format!(
                "{} {}",
                scene.estate.text(found.id),
                destination(scene, route)
            );
            held.extend(table.add(entity, &id).map(|thing| {
                let inside = route
                    .number
                    .map_or_else(String::new, |number| format!("/Routes/{number}"));
                let placed = Placed {
                    inside,
                    line: route.line,
                    ..Placed::part(found.at)
                };
                places.put(thing, placed);
                (
                    thing,
                    Held {
                        table: *of,
                        at: found.at,
                        route,
                        beside: &found.routes,
                    },
                )
            }));
        }
    }
    let held: Vec<(Thing, &Held<'_>)> = held.iter().map(|(thing, it)| (*thing, it)).collect();
    columns(scene, table, &held, &route());
    if scene.is_complete(Kind::RouteTable) {
        table.complete(entity);
    }
}
