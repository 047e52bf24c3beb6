//! What of the traffic of a service passes where.

use crate::audit::scene::Scene;
use crate::estate::Kind;
use crate::estate::endpoint::{Endpoint, EndpointKind};
use crate::estate::route::Target;
use crate::evaluate::table::Fact;
use crate::quantity::Decimal;

/// What an endpoint carries for machines of its own VPC: as it was measured, or all that it carries where no route leads
/// to another network.
pub fn from_vpc(scene: &Scene<'_>, endpoint: &Endpoint) -> Fact {
    let estate = scene.estate;
    let id = estate.text(endpoint.id);
    if let Some(gb) = scene.usage.of(id, Some("from-vpc")) {
        return Fact::Number(gb);
    }
    let (Some(gb), Some(vpc)) = (scene.usage.of(id, None), endpoint.vpc) else {
        return Fact::Unknown;
    };
    let joins = |target| {
        matches!(
            target,
            Target::Peering(_) | Target::Transit(_) | Target::Private(_) | Target::Other(_)
        )
    };
    let told = estate.is_read(Kind::RouteTable, estate.vpc(Some(vpc)));
    let mut tables = estate.in_vpc(Kind::RouteTable, vpc);
    let joined = tables.any(|at| {
        let table = estate.tables.get(at);
        table.is_some_and(|it| it.routes.iter().any(|route| joins(route.target)))
    });
    if told && !joined {
        Fact::Number(gb)
    } else {
        Fact::Unknown
    }
}

/// What the NAT gateways of its VPC carry to the service of a gateway endpoint.
pub fn through_nat(scene: &Scene<'_>, endpoint: &Endpoint) -> Fact {
    let estate = scene.estate;
    let service = scene.service(endpoint.service).map(|(id, _)| id);
    let (Some(service), Some(vpc), EndpointKind::Gateway) = (service, endpoint.vpc, endpoint.kind)
    else {
        return Fact::Unknown;
    };
    let mut sum = None;
    for at in estate.in_vpc(Kind::NatGateway, vpc) {
        let nat = estate.nat_gateways.get(at).and_then(|it| it.id);
        if let Some(gb) = scene.usage.of(estate.text(nat), Some(service)) {
            sum = gb.checked_add(sum.unwrap_or(Decimal::ZERO));
        }
    }
    sum.map_or(Fact::Unknown, Fact::Number)
}
