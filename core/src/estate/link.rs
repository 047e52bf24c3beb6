//! What follows once every file is read: who is where, which table routes which subnet.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Estate, Kind, Name, Skipped, Spot};

/// Anything that has an id.
trait Thing: PartialEq {
    fn id(&self) -> Option<Name>;
    fn at(&self) -> Spot;
    /// Another copy that was read elsewhere, put in the place of this one.
    fn put(&mut self, at: Spot);
}

/// Things of one kind, as the index sees them: it is written once for all kinds.
trait List {
    /// The id and the place of one.
    fn look(&self, at: usize) -> Option<(Option<Name>, Spot)>;
    fn swap_things(&mut self, one: usize, other: usize);
    /// Whether one is another copy of an earlier one, wherever it was read.
    fn is_copy(&mut self, at: usize, earlier: usize) -> bool;
    fn cut(&mut self, length: usize);
}

impl<T: Thing> List for Vec<T> {
    fn look(&self, at: usize) -> Option<(Option<Name>, Spot)> {
        self.get(at).map(|thing| (thing.id(), thing.at()))
    }

    fn swap_things(&mut self, one: usize, other: usize) {
        self.swap(one, other);
    }

    fn is_copy(&mut self, at: usize, earlier: usize) -> bool {
        let place = self.get(earlier).map(Thing::at);
        if let (Some(place), Some(thing)) = (place, self.get_mut(at)) {
            thing.put(place);
        }
        self.get(at) == self.get(earlier)
    }

    fn cut(&mut self, length: usize) {
        self.truncate(length);
    }
}

macro_rules! things {
    ($($thing:path),* $(,)?) => {
        $(impl Thing for $thing {
            fn id(&self) -> Option<Name> {
                self.id
            }
            fn at(&self) -> Spot {
                self.at
            }
            fn put(&mut self, at: Spot) {
                self.at = at;
            }
        })*
    };
}

things! {
    super::network::Vpc, super::network::Subnet, super::network::Zone, super::network::DhcpOptions,
    super::route::RouteTable, super::route::PrefixList, super::gateway::Gateway,
    super::gateway::NatGateway, super::gateway::Peering, super::gateway::VpnConnection,
    super::gateway::DirectConnect, super::gateway::TransitGateway, super::gateway::Attachment,
    super::gateway::TransitTable, super::firewall::SecurityGroup, super::firewall::NetworkAcl,
    super::endpoint::Endpoint, super::endpoint::EndpointService, super::endpoint::Connection,
    super::endpoint::EndpointAssociation, super::endpoint::Lattice, super::interface::Interface,
    super::interface::Instance, super::interface::Elastic, super::interface::Balancer,
    super::dns::HostedZone, super::dns::ProfileAssociation, super::dns::ProfileResource,
    super::dns::ResolverEndpoint, super::dns::ResolverRule,
}

/// What the index is made with.
struct Index<'estate> {
    things: &'estate mut Vec<Option<(Kind, u32)>>,
    names: &'estate super::Names,
    skipped: &'estate mut Vec<Skipped>,
}

/// What becomes of a thing.
enum Found {
    /// It stays.
    New,
    /// It has no id.
    Nameless,
    /// There is one of this id; where, if it is of this kind.
    Twice(Option<usize>),
}

impl Index<'_> {
    /// Enters things by their ids; the first of several with one id stays.
    fn enter(&mut self, kind: Kind, list: &mut dyn List) {
        let mut kept = 0_usize;
        let mut at = 0_usize;
        while let Some((id, spot)) = list.look(at) {
            match self.slot(kind, id, kept) {
                Found::New => {
                    list.swap_things(kept, at);
                    kept = kept.saturating_add(1);
                }
                Found::Nameless => self.nameless(kind, spot),
                Found::Twice(earlier) => {
                    if !earlier.is_some_and(|it| list.is_copy(at, it)) {
                        self.differs(id, spot);
                    }
                }
            }
            at = at.saturating_add(1);
        }
        list.cut(kept);
    }

    fn slot(&mut self, kind: Kind, id: Option<Name>, kept: usize) -> Found {
        let Some(slot) = id.and_then(|id| self.things.get_mut(id.position())) else {
            return Found::Nameless;
        };
        match *slot {
            None => {
                *slot = u32::try_from(kept).ok().map(|at| (kind, at));
                Found::New
            }
            Some((known, at)) => Found::Twice(usize::try_from(at).ok().filter(|_| known == kind)),
        }
    }

    fn nameless(&mut self, kind: Kind, at: Spot) {
        self.skip(at, format!("one of the {} has no id", kind.plural()));
    }

    fn differs(&mut self, id: Option<Name>, at: Spot) {
        let id = id.map_or("", |id| self.names.text(id));
        let what = format!("`{id}` is there twice, and differs: the first one counts");
        self.skip(at, what);
    }

    fn skip(&mut self, at: Spot, what: String) {
        self.skipped.push(Skipped {
            file: at.file,
            line: at.line,
            what,
        });
    }
}

/// Gives every thing its place in the index.
pub fn index(estate: &mut Estate) {
    estate.things = alloc::vec![None; estate.names.len()];
    let mut index = Index {
        things: &mut estate.things,
        names: &estate.names,
        skipped: &mut estate.skipped,
    };
    index.enter(Kind::Vpc, &mut estate.vpcs);
    index.enter(Kind::Subnet, &mut estate.subnets);
    index.enter(Kind::Zone, &mut estate.zones);
    index.enter(Kind::Options, &mut estate.options);
    index.enter(Kind::RouteTable, &mut estate.tables);
    index.enter(Kind::PrefixList, &mut estate.lists);
    index.enter(Kind::InternetGateway, &mut estate.internet_gateways);
    index.enter(Kind::EgressGateway, &mut estate.egress_gateways);
    index.enter(Kind::PrivateGateway, &mut estate.private_gateways);
    index.enter(Kind::NatGateway, &mut estate.nat_gateways);
    index.enter(Kind::Peering, &mut estate.peerings);
    index.enter(Kind::Vpn, &mut estate.vpns);
    index.enter(Kind::Connect, &mut estate.connects);
    index.enter(Kind::Transit, &mut estate.transits);
    index.enter(Kind::Attachment, &mut estate.attachments);
    index.enter(Kind::TransitTable, &mut estate.transit_tables);
    index.enter(Kind::Group, &mut estate.groups);
    index.enter(Kind::Acl, &mut estate.acls);
    index.enter(Kind::Endpoint, &mut estate.endpoints);
    index.enter(Kind::Service, &mut estate.services);
    index.enter(Kind::Connection, &mut estate.connections);
    index.enter(Kind::EndpointAssociation, &mut estate.endpoint_associations);
    index.enter(Kind::Lattice, &mut estate.lattice);
    index.enter(Kind::Interface, &mut estate.interfaces);
    index.enter(Kind::Instance, &mut estate.instances);
    index.enter(Kind::Elastic, &mut estate.elastics);
    index.enter(Kind::Balancer, &mut estate.balancers);
    index.enter(Kind::HostedZone, &mut estate.hosted_zones);
    index.enter(Kind::ProfileAssociation, &mut estate.profile_associations);
    index.enter(Kind::ProfileResource, &mut estate.profile_resources);
    index.enter(Kind::ResolverEndpoint, &mut estate.resolver_endpoints);
    index.enter(Kind::ResolverRule, &mut estate.resolver_rules);
}

/// Works out which table and which ACL each subnet has, and where things are found by VPC and address.
pub fn link(estate: &mut Estate) {
    tables(estate);
    acls(estate);
    regions(estate);
    interfaces(estate);
    by_vpc(estate);
}

/// The position of a subnet by its id.
fn subnet(estate: &Estate, id: Name) -> Option<usize> {
    match estate.thing(id)? {
        (Kind::Subnet, at) => Some(at),
        _ => None,
    }
}

fn tables(estate: &mut Estate) {
    let mut mains: Vec<(Name, u32)> = Vec::new();
    let mut own: Vec<(usize, u32)> = Vec::new();
    for (number, table) in (0_u32..).zip(&estate.tables) {
        if table.is_main {
            mains.extend(table.vpc.map(|vpc| (vpc, number)));
        }
        own.extend(
            table
                .subnets
                .iter()
                .filter_map(|id| Some((subnet(estate, *id)?, number))),
        );
    }
    mains.sort_unstable();
    for subnet in &mut estate.subnets {
        let main = subnet.vpc.and_then(|vpc| {
            let at = mains.binary_search_by_key(&vpc, |(vpc, _)| *vpc).ok()?;
            mains.get(at).map(|(_, table)| *table)
        });
        subnet.route_table = main;
        subnet.explicit = false;
    }
    for (at, table) in own {
        if let Some(subnet) = estate.subnets.get_mut(at) {
            subnet.route_table = Some(table);
            subnet.explicit = true;
        }
    }
}

fn acls(estate: &mut Estate) {
    let mut own: Vec<(usize, u32)> = Vec::new();
    for acl in &mut estate.acls {
        acl.entries
            .sort_by_key(|entry| (entry.outward, entry.number));
    }
    for (number, acl) in (0_u32..).zip(&estate.acls) {
        own.extend(
            acl.subnets
                .iter()
                .filter_map(|id| Some((subnet(estate, *id)?, number))),
        );
    }
    let rest: Vec<(Option<Name>, u32)> = (0_u32..)
        .zip(&estate.acls)
        .filter(|(_, acl)| acl.serves_rest)
        .map(|(number, acl)| (acl.vpc, number))
        .collect();
    for subnet in &mut estate.subnets {
        let found = rest.iter().find(|(vpc, _)| *vpc == subnet.vpc);
        subnet.acl = found.map(|(_, number)| *number);
    }
    for (at, acl) in own {
        if let Some(subnet) = estate.subnets.get_mut(at) {
            subnet.acl = Some(acl);
        }
    }
}

/// A VPC is in the Region of its subnets' zones, and in the account of the options where it is silent.
fn regions(estate: &mut Estate) {
    let mut found: Vec<(usize, Name)> = Vec::new();
    for subnet in &estate.subnets {
        let at = match subnet.vpc.and_then(|vpc| estate.thing(vpc)) {
            Some((Kind::Vpc, at)) => at,
            _ => continue,
        };
        if estate.vpcs.get(at).is_some_and(|vpc| vpc.region.is_some()) {
            continue;
        }
        let zone = estate.text(subnet.zone);
        if let Some(region) = region_of_zone(zone).and_then(|region| estate.names.find(region)) {
            found.push((at, region));
        }
    }
    for (at, region) in found {
        if let Some(vpc) = estate.vpcs.get_mut(at) {
            vpc.region = Some(region);
        }
    }
    let (region, account) = (estate.region, estate.account);
    for vpc in &mut estate.vpcs {
        vpc.region = vpc.region.or(region);
        vpc.account = vpc.account.or(account);
    }
}

/// The Region of a zone's name: `us-east-1` of `us-east-1a`, and of `us-east-1-bos-1a`.
#[must_use]
pub fn region_of_zone(zone: &str) -> Option<&str> {
    let mut end = 0_usize;
    for part in zone.split('-') {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            return zone.get(..end.checked_add(digits)?);
        }
        end = end.checked_add(part.len())?.checked_add(1)?;
    }
    None
}

/// Fills in public addresses that are told apart, and sorts interfaces by address.
fn interfaces(estate: &mut Estate) {
    let joined: Vec<(usize, super::interface::Elastic)> = estate
        .elastics
        .iter()
        .filter_map(|elastic| match estate.thing(elastic.interface?)? {
            (Kind::Interface, at) => Some((at, elastic.clone())),
            _ => None,
        })
        .collect();
    for (at, elastic) in joined {
        let addresses = estate.interfaces.get_mut(at).map(|it| &mut it.addresses);
        for (private, public) in addresses.into_iter().flatten() {
            if public.is_none() && Some(*private) == elastic.private {
                *public = elastic.public;
            }
        }
    }
    estate.by_address.clear();
    estate.by_host.clear();
    for (number, interface) in (0_u32..).zip(&estate.interfaces) {
        let hosts = interface.names.iter().map(|name| (*name, number));
        estate.by_host.extend(hosts);
        for (private, public) in &interface.addresses {
            estate.by_address.push((private.address, number));
            estate
                .by_address
                .extend(public.map(|it| (it.address, number)));
        }
    }
    estate.by_address.sort_unstable();
    estate.by_address.dedup();
    estate.by_host.sort_unstable();
}

fn by_vpc(estate: &mut Estate) {
    let mut found: Vec<(Kind, Name, u32)> = Vec::new();
    let mut add = |kind: Kind, vpc: Option<Name>, number: u32| {
        found.extend(vpc.map(|vpc| (kind, vpc, number)));
    };
    for (number, it) in (0_u32..).zip(&estate.subnets) {
        add(Kind::Subnet, it.vpc, number);
    }
    for (number, it) in (0_u32..).zip(&estate.endpoints) {
        add(Kind::Endpoint, it.vpc, number);
    }
    for (number, it) in (0_u32..).zip(&estate.tables) {
        add(Kind::RouteTable, it.vpc, number);
    }
    for (number, it) in (0_u32..).zip(&estate.nat_gateways) {
        add(Kind::NatGateway, it.vpc, number);
    }
    for (number, it) in (0_u32..).zip(&estate.resolver_endpoints) {
        add(Kind::ResolverEndpoint, it.vpc, number);
    }
    for (number, it) in (0_u32..).zip(&estate.profile_associations) {
        add(Kind::ProfileAssociation, it.vpc, number);
    }
    for (number, it) in (0_u32..).zip(&estate.attachments) {
        add(Kind::Attachment, it.resource, number);
    }
    for (number, it) in (0_u32..).zip(&estate.hosted_zones) {
        for vpc in it.vpcs.iter().flatten() {
            add(Kind::HostedZone, Some(*vpc), number);
        }
    }
    for (number, it) in (0_u32..).zip(&estate.resolver_rules) {
        for vpc in &it.vpcs {
            add(Kind::ResolverRule, Some(*vpc), number);
        }
    }
    let gateways = [
        (Kind::InternetGateway, &estate.internet_gateways),
        (Kind::EgressGateway, &estate.egress_gateways),
        (Kind::PrivateGateway, &estate.private_gateways),
    ];
    for (kind, list) in gateways {
        for (number, it) in (0_u32..).zip(list) {
            for (vpc, _) in &it.attached {
                add(kind, Some(*vpc), number);
            }
        }
    }
    found.sort_unstable();
    estate.by_vpc = found;
}
