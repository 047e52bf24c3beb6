//! What is added to an estate to try it: endpoints and routes.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::super::Knowledge;
use crate::address::range;
use crate::estate::endpoint::{Endpoint, EndpointKind};
use crate::estate::route::{Destination, Origin, Route, Target};
use crate::estate::serve::serve;
use crate::estate::{Estate, Kind, Name, Spot};

/// Adds a gateway endpoint, as `SERVICE` to all tables of a VPC or as `SERVICE@rtb-1,rtb-2` to some.
pub fn gateway_endpoint(
    known: &Knowledge<'_>,
    estate: &mut Estate,
    vpc: usize,
    value: &str,
) -> Option<()> {
    let (made, named) = endpoint(known, estate, vpc, value, EndpointKind::Gateway)?;
    let of = made.vpc?;
    let id = made.id;
    let mut tables = Vec::new();
    for name in &named {
        match estate.thing(*name)? {
            (Kind::RouteTable, at) if estate.tables.get(at)?.vpc == Some(of) => tables.push(*name),
            _ => return None,
        }
    }
    if named.is_empty() {
        let own = estate.in_vpc(Kind::RouteTable, of);
        tables.extend(own.filter_map(|at| estate.tables.get(at)?.id));
    }
    estate.endpoints.push(Endpoint {
        tables: tables.clone(),
        ..made
    });
    for table in tables {
        serve(estate, id, Some(table), Spot::default());
    }
    estate.relink();
    Some(())
}

/// Adds an interface endpoint with private DNS, as `SERVICE` to a subnet of each zone of a VPC, or as
/// `SERVICE@subnet-1,sg-1` to some subnets and with some security groups.
pub fn interface_endpoint(
    known: &Knowledge<'_>,
    estate: &mut Estate,
    vpc: usize,
    value: &str,
) -> Option<()> {
    let (made, named) = endpoint(known, estate, vpc, value, EndpointKind::Interface)?;
    let of = made.vpc?;
    let (mut subnets, mut groups) = (Vec::new(), Vec::new());
    for name in named {
        match estate.thing(name)? {
            (Kind::Subnet, at) if estate.subnets.get(at)?.vpc == Some(of) => subnets.push(name),
            (Kind::Group, _) => groups.push(name),
            _ => return None,
        }
    }
    if subnets.is_empty() {
        let mut zones = Vec::new();
        for subnet in estate.in_vpc(Kind::Subnet, of) {
            let subnet = estate.subnets.get(subnet)?;
            if !zones.contains(&subnet.zone) {
                zones.push(subnet.zone);
                subnets.extend(subnet.id);
            }
        }
    }
    let service = known.service_named(estate.text(made.service));
    let inbound_only = service.map(|(service, _)| service.inbound_only);
    estate.endpoints.push(Endpoint {
        subnets,
        groups,
        private_dns: Some(true),
        inbound_only,
        ..made
    });
    estate.relink();
    Some(())
}

/// An endpoint for a service, and the names behind the `@`.
fn endpoint(
    known: &Knowledge<'_>,
    estate: &mut Estate,
    vpc: usize,
    value: &str,
    kind: EndpointKind,
) -> Option<(Endpoint, Vec<Name>)> {
    let (service, rest) = value.split_once('@').unwrap_or((value, ""));
    let vpc = estate.vpcs.get(vpc)?;
    let (of, region) = (vpc.id, vpc.region.or(estate.region));
    let name = match known.service(service) {
        Some(service) => service.name_in(estate.text(Some(region?))),
        None if service.starts_with("com.amazonaws.") => String::from(service),
        None => return None,
    };
    let mut named = Vec::new();
    for text in rest.split(',').filter(|it| !it.is_empty()) {
        named.push(estate.names.find(text.trim())?);
    }
    let mut text = format!("new-endpoint-for-{service}");
    while estate.names.find(&text).is_some() {
        text.push_str("-too");
    }
    let made = Endpoint {
        id: estate.names.keep(&text),
        kind,
        vpc: of,
        service: estate.names.keep(&name),
        state: estate.names.keep("available"),
        ..Endpoint::default()
    };
    Some((made, named))
}

/// What a route leads by, of a thing of some kind.
type Lead = fn(Name) -> Target;

/// What a route may lead by.
const TARGETS: [(Kind, Lead); 9] = [
    (Kind::InternetGateway, Target::Internet),
    (Kind::EgressGateway, Target::EgressOnly),
    (Kind::PrivateGateway, Target::Private),
    (Kind::NatGateway, Target::Nat),
    (Kind::Peering, Target::Peering),
    (Kind::Transit, Target::Transit),
    (Kind::Endpoint, Target::Endpoint),
    (Kind::Interface, Target::Interface),
    (Kind::Instance, Target::Instance),
];

/// Adds a route to a table, as `RANGE@TARGET`; it comes in the place of a static one to the same range.
pub fn route(estate: &mut Estate, table: usize, value: &str) -> Option<()> {
    let (to, target) = value.split_once('@')?;
    let to = range(to)?;
    let id = estate.names.find(target)?;
    let (kind, _) = estate.thing(id)?;
    let (_, target) = TARGETS.iter().find(|(known, _)| *known == kind)?;
    let target = target(id);
    let table = estate.tables.get_mut(table)?;
    let same = |it: &Route| it.to == Destination::Range(to) && it.origin == Origin::Static;
    table.routes.retain(|it| !same(it));
    table.routes.push(Route {
        to: Destination::Range(to),
        target,
        origin: Origin::Static,
        is_blackhole: false,
        line: 0,
        number: None,
    });
    Some(())
}
