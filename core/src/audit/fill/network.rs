//! VPCs and subnets.

use alloc::string::ToString as _;
use alloc::vec::Vec;

use super::{Column, Placed, Places, columns, flag, named, word};
use crate::audit::scene::Scene;
use crate::estate::Kind;
use crate::estate::endpoint::{Endpoint, EndpointKind};
use crate::estate::network::{Subnet, Vpc};
use crate::evaluate::table::{Fact, Table, Thing};
use crate::quantity::Decimal;
use crate::trace::firewall::{Asked, Far, Ruling, TCP, Way, acl};
use crate::trace::lead::asks_amazon;

/// The port of HTTPS.
const HTTPS: u16 = 443;

const VPC: &[Column<Vpc>] = &[
    ("region", |scene, vpc| scene.text(vpc.region)),
    ("account", |scene, vpc| scene.text(vpc.account)),
    ("cidrs", |_, vpc| {
        Fact::List(vpc.ranges.iter().map(|it| it.to_string()).collect())
    }),
    ("dns-support", |_, vpc| flag(vpc.dns_support)),
    ("dns-hostnames", |_, vpc| flag(vpc.dns_hostnames)),
    ("amazon-resolver", |scene, vpc| {
        flag(asks_amazon(scene.estate, vpc))
    }),
    ("hosted-zones", |scene, vpc| {
        scene.told(Kind::HostedZone, Some(vpc))
    }),
    ("resolver-endpoints", |scene, vpc| {
        scene.told(Kind::ResolverEndpoint, Some(vpc))
    }),
    ("endpoints", |scene, vpc| {
        scene.told(Kind::Endpoint, Some(vpc))
    }),
    ("subnets", |scene, vpc| scene.told(Kind::Subnet, Some(vpc))),
    ("route-tables", |scene, vpc| {
        scene.told(Kind::RouteTable, Some(vpc))
    }),
    ("nat-gateways", |scene, vpc| {
        scene.told(Kind::NatGateway, Some(vpc))
    }),
    ("attachments", |scene, vpc| {
        scene.told(Kind::Attachment, Some(vpc))
    }),
    ("security-groups", |scene, vpc| {
        scene.told(Kind::Group, Some(vpc))
    }),
    ("endpoint-zones", |scene, vpc| {
        let zones = interfaces(scene, vpc).map(|it| it.subnets.len());
        number(zones.sum())
    }),
    ("nat-zones", |scene, vpc| {
        let zones = interfaces(scene, vpc).map(|it| it.subnets.len());
        number(zones.max().unwrap_or(0))
    }),
    ("endpoint-gb", |scene, vpc| {
        super::place::carried(scene, interfaces(scene, vpc))
    }),
];

/// The interface endpoints of a VPC for services of AWS that something may call by NAT as well.
fn interfaces<'run>(scene: &Scene<'run>, vpc: &Vpc) -> impl Iterator<Item = &'run Endpoint> {
    let estate = scene.estate;
    let id = vpc.id.into_iter();
    let all = id.flat_map(|id| estate.in_vpc(Kind::Endpoint, id));
    all.filter_map(|at| estate.endpoints.get(at))
        .filter(|it| it.kind == EndpointKind::Interface)
}

fn number(count: usize) -> Fact {
    let count = i64::try_from(count).ok();
    count.map_or(Fact::Unknown, |it| Fact::Number(Decimal::whole(it)))
}

const SUBNET: &[Column<Subnet>] = &[
    ("vpc", |scene, subnet| {
        scene.one(Kind::Vpc, subnet.vpc, subnet.at)
    }),
    ("zone", |scene, subnet| scene.text(subnet.zone)),
    ("zone-id", |scene, subnet| scene.text(subnet.zone_id)),
    ("cidr", |_, subnet| match subnet.ranges.first() {
        Some(range) => Fact::Text(range.to_string()),
        None => Fact::Unknown,
    }),
    ("route-table", |scene, subnet| {
        let table = subnet.route_table.and_then(|at| usize::try_from(at).ok());
        let table = table.and_then(|at| scene.estate.tables.get(at)?.id);
        let thing = table.and_then(|id| scene.thing(Kind::RouteTable, id));
        thing.map_or(Fact::Unknown, Fact::One)
    }),
    ("own-route-table", |_, subnet| match subnet.route_table {
        Some(_) => Fact::Flag(subnet.explicit),
        None => Fact::Unknown,
    }),
    ("free-addresses", |_, subnet| {
        let free = subnet.free.map(|it| Decimal::whole(i64::from(it)));
        free.map_or(Fact::Unknown, Fact::Number)
    }),
    ("used", |scene, subnet| {
        if !scene
            .estate
            .is_read(Kind::Interface, scene.estate.vpc(subnet.vpc))
        {
            return Fact::Unknown;
        }
        match subnet.id.and_then(|id| scene.estate.thing(id)) {
            Some((Kind::Subnet, at)) => Fact::Flag(scene.is_used(at)),
            Some(_) | None => Fact::Unknown,
        }
    }),
    ("https-in", |scene, subnet| filtered(scene, subnet, false)),
    ("answers-out", |scene, subnet| filtered(scene, subnet, true)),
];

/// What the network ACL of a subnet does with HTTPS from its VPC, or with the answers to it.
fn filtered(scene: &Scene<'_>, subnet: &Subnet, outward: bool) -> Fact {
    let acl_of = subnet.acl.and_then(|at| usize::try_from(at).ok());
    let found = acl_of.and_then(|at| scene.estate.acls.get(at));
    let (Some(found), Some(vpc)) = (found, scene.estate.vpc(subnet.vpc)) else {
        return Fact::Unknown;
    };
    let v4 = vpc.ranges.iter().filter(|it| it.address.is_ipv4());
    let far = Far::Ranges(v4.copied().collect());
    let way = if outward { Way::Back } else { Way::There };
    match acl(&found.entries, outward, &far, Asked::Port(TCP, HTTPS), way) {
        Ruling::Passes(_) => word("all"),
        Ruling::Mixed => word("some"),
        Ruling::Stops(_) => word("none"),
    }
}

/// What the NAT gateways of VPCs carry to each service that a field is named after.
fn through_nat(scene: &Scene<'_>, table: &mut Table, vpcs: &[(Thing, &Vpc)]) {
    let Some((first, _)) = vpcs.first() else {
        return;
    };
    let declared = scene.book.entities.get(usize::from(first.entity));
    let fields = declared.map_or(&[][..], |it| &it.fields);
    for (field, declared) in (0_u16..).zip(fields) {
        let Some(service) = declared.name.strip_suffix("-through-nat") else {
            continue;
        };
        for (thing, vpc) in vpcs {
            let mut sum = None;
            for at in vpc
                .id
                .into_iter()
                .flat_map(|id| scene.estate.in_vpc(Kind::NatGateway, id))
            {
                let nat = scene.estate.nat_gateways.get(at).and_then(|it| it.id);
                if let Some(gb) = scene.usage.of(scene.estate.text(nat), Some(service)) {
                    sum = gb.checked_add(sum.unwrap_or(Decimal::ZERO));
                }
            }
            table.set(*thing, field, sum.map_or(Fact::Unknown, Fact::Number));
        }
    }
}

pub fn fields(fields: &mut Vec<(&'static str, &'static str)>) {
    named("vpc", VPC, fields);
    fields.push(("vpc", "place"));
    named("subnet", SUBNET, fields);
}

pub fn fill(scene: &Scene<'_>, table: &mut Table, places: &mut Places) {
    let vpcs: Vec<(Thing, &Vpc)> = scene
        .things(Kind::Vpc)
        .filter_map(|(at, thing)| Some((thing, scene.estate.vpcs.get(at)?)))
        .collect();
    for (thing, vpc) in &vpcs {
        places.put(*thing, Placed::whole(vpc.at));
    }
    columns(scene, table, &vpcs, VPC);
    through_nat(scene, table, &vpcs);
    let subnets: Vec<(Thing, &Subnet)> = scene
        .things(Kind::Subnet)
        .filter_map(|(at, thing)| Some((thing, scene.estate.subnets.get(at)?)))
        .collect();
    for (thing, subnet) in &subnets {
        places.put(*thing, Placed::whole(subnet.at));
    }
    columns(scene, table, &subnets, SUBNET);
}
