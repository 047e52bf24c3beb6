//! Who reaches an endpoint: by its security groups, and by the names of its service.

use alloc::vec::Vec;

use super::super::word;
use super::ports;
use crate::audit::scene::Scene;
use crate::estate::Kind;
use crate::estate::endpoint::{Endpoint, EndpointKind};
use crate::estate::firewall::{GroupRule, SecurityGroup};
use crate::estate::route::{Destination, PrefixList, Target};
use crate::evaluate::table::Fact;
use crate::trace::firewall::{Asked, Far, Fit, Ruling, TCP, Way, acl, packets};
use crate::trace::lead::{Lead, lead};

/// The port of HTTPS.
const HTTPS: u16 = 443;

/// Whether a rule of a security group admits one of the service's ports from anybody.
pub fn lets_service_in(scene: &Scene<'_>, endpoint: &Endpoint) -> Fact {
    if endpoint.groups.is_empty() {
        return Fact::Unknown;
    }
    let mut known = true;
    for id in &endpoint.groups {
        match scene
            .estate
            .group(Some(*id))
            .and_then(|it| it.inward.as_ref())
        {
            Some(rules) => {
                if rules
                    .iter()
                    .any(|rule| admits(rule, ports(scene, endpoint)))
                {
                    return Fact::Flag(true);
                }
            }
            None => known = false,
        }
    }
    if known {
        Fact::Flag(false)
    } else {
        Fact::Unknown
    }
}

fn admits(rule: &GroupRule, ports: &str) -> bool {
    let from_somebody =
        !(rule.ranges.is_empty() && rule.lists.is_empty() && rule.groups.is_empty());
    let mut ports = ports.split(',').filter_map(|port| port.trim().parse().ok());
    let fits = |port| packets(rule.packets, Asked::Port(TCP, port), Way::There) == Fit::Yes;
    from_somebody && ports.any(fits)
}

/// Whether its security groups are those that a VPC comes with.
pub fn default_group_only(scene: &Scene<'_>, endpoint: &Endpoint) -> Fact {
    let groups: Option<Vec<&SecurityGroup>> = endpoint
        .groups
        .iter()
        .map(|id| scene.estate.group(Some(*id)))
        .collect();
    match groups {
        Some(groups) if !groups.is_empty() && groups.iter().all(|it| it.name.is_some()) => {
            Fact::Flag(
                groups
                    .iter()
                    .all(|it| scene.estate.text(it.name) == "default"),
            )
        }
        Some(_) | None => Fact::Unknown,
    }
}

/// Where the name of its service leads the machines of its VPC; absent where private DNS could not change that.
pub fn leads(scene: &Scene<'_>, endpoint: &Endpoint) -> Fact {
    let found = scene.service(endpoint.service).and_then(|(_, found)| found);
    let (EndpointKind::Interface, Some(service)) = (endpoint.kind, found) else {
        return Fact::Absent;
    };
    let estate = scene.estate;
    let vpc = estate.vpc(endpoint.vpc);
    let (Some(vpc), true) = (vpc, service.private_dns) else {
        return if service.private_dns {
            Fact::Unknown
        } else {
            Fact::Absent
        };
    };
    let (Some(id), Some(region)) = (vpc.id, vpc.region) else {
        return Fact::Unknown;
    };
    let region = estate.names.text(region);
    let mut hosts = service.hosts_in(region);
    let Some(first) = hosts.next() else {
        return Fact::Absent;
    };
    let host = hosts
        .find(|host| !host.contains('*'))
        .filter(|_| first.contains('*'))
        .unwrap_or(first);
    let host = host.replace('*', "any");
    // What is asked often: nothing private but the endpoint itself could answer.
    let none = |kind| estate.in_vpc(kind, id).next().is_none();
    let told = |kind| estate.is_read(kind, Some(vpc));
    let plain = [Kind::HostedZone, Kind::ResolverRule]
        .into_iter()
        .all(|kind| told(kind) && none(kind))
        && none(Kind::ProfileAssociation);
    if plain
        && endpoint.private_dns == Some(true)
        && vpc.dns_support == Some(true)
        && vpc.dns_hostnames == Some(true)
    {
        return word("endpoint");
    }
    match lead(scene.known, estate, id, &host) {
        Lead::Endpoint(_) => word("endpoint"),
        Lead::Public => word("public"),
        Lead::Elsewhere => word("elsewhere"),
        Lead::Nowhere => word("nowhere"),
        Lead::Forwarded => word("forwarded"),
        Lead::Unknown => Fact::Unknown,
    }
}

/// The prefix list of the service of a gateway endpoint: the one that a route of its tables leads to it by.
pub fn list<'run>(scene: &Scene<'run>, endpoint: &Endpoint) -> Option<&'run PrefixList> {
    let estate = scene.estate;
    for table in &endpoint.tables {
        let routes = estate.table(Some(*table)).map_or(&[][..], |it| &it.routes);
        for route in routes {
            if let (Destination::List(list), Target::Endpoint(id)) = (route.to, route.target)
                && Some(id) == endpoint.id
            {
                return estate.list(Some(list));
            }
        }
    }
    None
}

/// Subnets of a gateway endpoint whose network ACL stops HTTPS to all addresses of the service, or all answers.
pub fn blocked_subnets(scene: &Scene<'_>, endpoint: &Endpoint) -> Fact {
    let estate = scene.estate;
    let EndpointKind::Gateway = endpoint.kind else {
        return Fact::Absent;
    };
    let ranges = list(scene, endpoint).and_then(|it| it.ranges.as_ref());
    let (Some(ranges), Some(vpc)) = (ranges, endpoint.vpc) else {
        return Fact::Unknown;
    };
    let far = Far::Ranges(
        ranges
            .iter()
            .filter(|it| it.address.is_ipv4())
            .copied()
            .collect(),
    );
    let mut blocked = Vec::new();
    for at in estate.in_vpc(Kind::Subnet, vpc) {
        let Some(subnet) = estate.subnets.get(at) else {
            continue;
        };
        let position = |it: Option<u32>| it.and_then(|at| usize::try_from(at).ok());
        let table = position(subnet.route_table).and_then(|at| estate.tables.get(at)?.id);
        if !table.is_some_and(|table| endpoint.tables.contains(&table)) {
            continue;
        }
        let Some(found) = position(subnet.acl).and_then(|at| estate.acls.get(at)) else {
            return Fact::Unknown;
        };
        let stops = |outward, way| {
            let asked = Asked::Port(TCP, HTTPS);
            matches!(
                acl(&found.entries, outward, &far, asked, way),
                Ruling::Stops(_)
            )
        };
        if stops(true, Way::There) || stops(false, Way::Back) {
            blocked.extend(subnet.id.and_then(|id| scene.thing(Kind::Subnet, id)));
        }
    }
    Fact::Many(blocked)
}
