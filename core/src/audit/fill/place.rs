//! Accounts in their Regions, and the services for which several VPCs of one have endpoints of their own.

use alloc::string::ToString as _;
use alloc::vec::Vec;

use super::{Column, Placed, Places, columns, named};
use crate::audit::scene::Scene;
use crate::estate::endpoint::{Endpoint, EndpointKind};
use crate::estate::network::Vpc;
use crate::estate::{Kind, Name};
use crate::evaluate::table::{Fact, Table, Thing};
use crate::quantity::Decimal;

/// An account in a Region.
type Place = (Option<Name>, Option<Name>);

const PLACE: &[Column<Place>] = &[("vpcs", |scene, _| {
    Fact::Flag(scene.estate.is_read(Kind::Vpc, None))
})];

/// Endpoints of several VPCs for one service.
struct Duplicate<'run> {
    place: Thing,
    service: &'run str,
    endpoints: Vec<(Thing, &'run Endpoint)>,
}

fn duplicate<'run>() -> [Column<Duplicate<'run>>; 7] {
    [
        ("place", |_, held| Fact::One(held.place)),
        ("service", |_, held| Fact::Text(held.service.to_string())),
        ("first", |_, held| {
            let first = held.endpoints.first();
            first.map_or(Fact::Unknown, |(thing, _)| Fact::One(*thing))
        }),
        ("endpoints", |_, held| {
            Fact::Many(held.endpoints.iter().map(|(thing, _)| *thing).collect())
        }),
        ("vpcs", |_, held| count(held.endpoints.len())),
        ("surplus-zones", |_, held| {
            let zones = held.endpoints.iter().map(|(_, it)| it.subnets.len());
            let most = zones.clone().max().unwrap_or(0);
            count(zones.sum::<usize>().saturating_sub(most))
        }),
        ("gb", |scene, held| {
            carried(scene, held.endpoints.iter().map(|(_, it)| *it))
        }),
    ]
}

fn count(number: usize) -> Fact {
    i64::try_from(number).map_or(Fact::Unknown, |it| Fact::Number(Decimal::whole(it)))
}

/// What endpoints carry together; not known where one of them was not measured.
pub fn carried<'run>(scene: &Scene<'_>, endpoints: impl Iterator<Item = &'run Endpoint>) -> Fact {
    let mut sum = Decimal::ZERO;
    for endpoint in endpoints {
        let gb = scene.usage.of(scene.estate.text(endpoint.id), None);
        match gb.and_then(|gb| sum.checked_add(gb)) {
            Some(more) => sum = more,
            None => return Fact::Unknown,
        }
    }
    Fact::Number(sum)
}

pub fn fields(fields: &mut Vec<(&'static str, &'static str)>) {
    named("place", PLACE, fields);
    named("duplicate", &duplicate(), fields);
}

pub fn fill(scene: &Scene<'_>, table: &mut Table, places: &mut Places) {
    let vpcs: Vec<(Thing, &Vpc)> = scene
        .things(Kind::Vpc)
        .filter_map(|(at, thing)| Some((thing, scene.estate.vpcs.get(at)?)))
        .collect();
    let mut found: Vec<Place> = vpcs.iter().map(|(_, it)| (it.account, it.region)).collect();
    found.sort_unstable();
    found.dedup();
    let entity = scene.book.entity("place").unwrap_or(u16::MAX);
    let mut things = Vec::new();
    for place in &found {
        let [account, region] = [place.0, place.1].map(|it| scene.estate.text(it));
        things.extend(
            table
                .add(entity, &[account, " ", region].concat())
                .map(|it| (it, place)),
        );
    }
    columns(scene, table, &things, PLACE);
    if scene.is_complete(Kind::Vpc) {
        table.complete(entity);
    }
    if let Some((first, _)) = vpcs.first()
        && let Some(field) = scene.book.field(first.entity, "place")
    {
        for (thing, vpc) in &vpcs {
            let at = found.binary_search(&(vpc.account, vpc.region)).ok();
            if let Some((place, _)) = at.and_then(|at| things.get(at)) {
                table.set(*thing, field, Fact::One(*place));
            }
        }
    }
    duplicates(scene, table, places, (&found, &things));
}

/// Interface endpoints by place, service and transit gateway, where several VPCs that are attached have one.
fn duplicates(
    scene: &Scene<'_>,
    table: &mut Table,
    places: &mut Places,
    (found, things): (&[Place], &[(Thing, &Place)]),
) {
    let estate = scene.estate;
    let mut attached: Vec<(Name, Name)> = estate
        .attachments
        .iter()
        .filter(|it| estate.is(it.kind, "vpc") && estate.is(it.state, "available"))
        .filter_map(|it| Some((it.resource?, it.transit?)))
        .collect();
    attached.sort_unstable();
    let mut served = Vec::new();
    for (at, thing) in scene.things(Kind::Endpoint) {
        let Some(endpoint) = scene.estate.endpoints.get(at) else {
            continue;
        };
        let vpc = scene.estate.vpc(endpoint.vpc);
        let of_aws = scene
            .service(endpoint.service)
            .is_some_and(|(id, _)| !id.is_empty());
        let (Some(vpc), true, EndpointKind::Interface) = (vpc, of_aws, endpoint.kind) else {
            continue;
        };
        let joined = attached.partition_point(|(of, _)| Some(*of) < vpc.id);
        if let Some((of, transit)) = attached.get(joined)
            && Some(*of) == vpc.id
        {
            let place = found.binary_search(&(vpc.account, vpc.region)).ok();
            served.push(((place, endpoint.service, *transit), vpc.id, thing, endpoint));
        }
    }
    served.sort_by_key(|it| (it.0, it.1, it.2));
    // A second endpoint in one VPC is told of by itself.
    served.dedup_by_key(|it| (it.0, it.1));
    let entity = scene.book.entity("duplicate").unwrap_or(u16::MAX);
    let mut held = Vec::new();
    for same in served.chunk_by(|one, other| one.0 == other.0) {
        let [((Some(place), service, _), _, _, first), _, ..] = same else {
            continue;
        };
        let (Some((place, _)), Some((service, _))) = (things.get(*place), scene.service(*service))
        else {
            continue;
        };
        if let Some(thing) = table.add(entity, service) {
            places.put(thing, Placed::part(first.at));
            let endpoints = same.iter().map(|it| (it.2, it.3)).collect();
            held.push((
                thing,
                Duplicate {
                    place: *place,
                    service,
                    endpoints,
                },
            ));
        }
    }
    let held: Vec<(Thing, &Duplicate<'_>)> = held.iter().map(|(thing, it)| (*thing, it)).collect();
    columns(scene, table, &held, &duplicate());
    if scene.is_complete(Kind::Endpoint) && scene.is_complete(Kind::Attachment) {
        table.complete(entity);
    }
}
