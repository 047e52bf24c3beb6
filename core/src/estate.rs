//! What stands in accounts: networks, gateways, endpoints, names, as dumps of AWS tell it.
//!
//! [`read::read`] makes an [`Estate`] of files. Every thing knows its place in them. What no file
//! tells stays unknown: a field is `None`, and [`Estate::is_read`] says whether a kind was given at all.

pub mod balance;
pub mod dns;
pub mod endpoint;
pub mod firewall;
pub mod gateway;
pub mod interface;
mod kind;
mod link;
mod mark;
pub mod name;
pub mod network;
pub mod read;
pub mod route;
pub mod serve;
pub mod spot;

use alloc::string::String;
use alloc::vec::Vec;
use core::net::IpAddr;

pub use kind::Kind;
pub use mark::Mark;
pub use name::{Name, Names};
pub use spot::Spot;

use balance::{Listener, TargetGroup};
use dns::{HostedZone, ProfileAssociation, ProfileResource, ResolverEndpoint, ResolverRule};
use endpoint::{Connection, Endpoint, EndpointAssociation, EndpointService, Lattice};
use firewall::{NetworkAcl, SecurityGroup};
use gateway::{
    Attachment, DirectConnect, Gateway, NatGateway, Peering, TransitGateway, TransitTable,
    VpnConnection,
};
use interface::{Balancer, Elastic, Instance, Interface};
use network::{DhcpOptions, Subnet, Vpc, Zone};
use route::{PrefixList, RouteTable};

/// Everything that was read.
#[derive(Debug, Clone, Default)]
pub struct Estate {
    /// Ids and other texts.
    pub names: Names,
    /// The files, by the number that places have.
    pub files: Vec<String>,
    /// What was read of them.
    pub parts: Vec<Part>,
    /// What was not.
    pub skipped: Vec<Skipped>,
    /// What tags accept.
    pub marks: Vec<Mark>,
    scopes: Vec<Scope>,
    things: Vec<Option<(Kind, u32)>>,
    by_address: Vec<(IpAddr, u32)>,
    by_vpc: Vec<(Kind, Name, u32)>,
    by_host: Vec<(Name, u32)>,
    /// The Region of things that do not tell it.
    pub region: Option<Name>,
    /// The account of things that do not tell it.
    pub account: Option<Name>,
    /// VPCs.
    pub vpcs: Vec<Vpc>,
    /// Subnets.
    pub subnets: Vec<Subnet>,
    /// Availability Zones.
    pub zones: Vec<Zone>,
    /// DHCP options.
    pub options: Vec<DhcpOptions>,
    /// Route tables.
    pub tables: Vec<RouteTable>,
    /// Prefix lists.
    pub lists: Vec<PrefixList>,
    /// Internet gateways.
    pub internet_gateways: Vec<Gateway>,
    /// Egress-only internet gateways.
    pub egress_gateways: Vec<Gateway>,
    /// Virtual private gateways.
    pub private_gateways: Vec<Gateway>,
    /// NAT gateways.
    pub nat_gateways: Vec<NatGateway>,
    /// Peering connections.
    pub peerings: Vec<Peering>,
    /// VPN connections.
    pub vpns: Vec<VpnConnection>,
    /// Direct Connect gateways, by where they end.
    pub connects: Vec<DirectConnect>,
    /// Transit gateways.
    pub transits: Vec<TransitGateway>,
    /// Attachments of transit gateways.
    pub attachments: Vec<Attachment>,
    /// Route tables of transit gateways.
    pub transit_tables: Vec<TransitTable>,
    /// Security groups.
    pub groups: Vec<SecurityGroup>,
    /// Network ACLs.
    pub acls: Vec<NetworkAcl>,
    /// VPC endpoints.
    pub endpoints: Vec<Endpoint>,
    /// Endpoint services.
    pub services: Vec<EndpointService>,
    /// Endpoints of others to services of one's own.
    pub connections: Vec<Connection>,
    /// Names of endpoints of Lattice.
    pub endpoint_associations: Vec<EndpointAssociation>,
    /// Things of Lattice.
    pub lattice: Vec<Lattice>,
    /// Network interfaces.
    pub interfaces: Vec<Interface>,
    /// Instances.
    pub instances: Vec<Instance>,
    /// Elastic IP addresses.
    pub elastics: Vec<Elastic>,
    /// Load balancers.
    pub balancers: Vec<Balancer>,
    /// Their listeners.
    pub listeners: Vec<Listener>,
    /// What is registered with target groups.
    pub target_groups: Vec<TargetGroup>,
    /// Hosted zones.
    pub hosted_zones: Vec<HostedZone>,
    /// Profiles, by the VPC they are joined to.
    pub profile_associations: Vec<ProfileAssociation>,
    /// What Profiles bring.
    pub profile_resources: Vec<ProfileResource>,
    /// Resolver endpoints.
    pub resolver_endpoints: Vec<ResolverEndpoint>,
    /// Resolver rules.
    pub resolver_rules: Vec<ResolverRule>,
    /// VPC Block Public Access of the account and Region: `off`, `block-bidirectional`, `block-ingress`.
    pub block_public_access: Option<Name>,
}

/// What was read of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Which of the files.
    pub file: u16,
    /// The name of the list in it.
    pub list: String,
    /// How many things it holds.
    pub things: u32,
}

/// What was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Which of the files.
    pub file: u16,
    /// Line, from 1; 0 where the whole file is meant.
    pub line: u32,
    /// What, and why.
    pub what: String,
}

/// Which kinds the files of an account and a Region tell.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Scope {
    account: Option<Name>,
    region: Option<Name>,
    kinds: u64,
}

macro_rules! finders {
    ($($what:literal $find:ident $list:ident $kind:ident $thing:ty;)*) => {
        impl Estate {
            $(
                #[doc = concat!("The ", $what, " of this id.")]
                #[must_use]
                pub fn $find(&self, id: Option<Name>) -> Option<&$thing> {
                    match self.thing(id?)? {
                        (Kind::$kind, at) => self.$list.get(at),
                        _ => None,
                    }
                }
            )*
        }
    };
}

finders! {
    "VPC" vpc vpcs Vpc Vpc;
    "subnet" subnet subnets Subnet Subnet;
    "Availability Zone" zone zones Zone Zone;
    "DHCP options" dhcp_options options Options DhcpOptions;
    "route table" table tables RouteTable RouteTable;
    "prefix list" list lists PrefixList PrefixList;
    "internet gateway" internet_gateway internet_gateways InternetGateway Gateway;
    "egress-only internet gateway" egress_gateway egress_gateways EgressGateway Gateway;
    "virtual private gateway" private_gateway private_gateways PrivateGateway Gateway;
    "NAT gateway" nat_gateway nat_gateways NatGateway NatGateway;
    "peering connection" peering peerings Peering Peering;
    "VPN connection" vpn vpns Vpn VpnConnection;
    "Direct Connect gateway" connect connects Connect DirectConnect;
    "transit gateway" transit transits Transit TransitGateway;
    "transit gateway attachment" attachment attachments Attachment Attachment;
    "transit gateway route table" transit_table transit_tables TransitTable TransitTable;
    "security group" group groups Group SecurityGroup;
    "network ACL" acl acls Acl NetworkAcl;
    "endpoint" endpoint endpoints Endpoint Endpoint;
    "endpoint service" service services Service EndpointService;
    "endpoint connection" connection connections Connection Connection;
    "endpoint association" endpoint_association endpoint_associations EndpointAssociation EndpointAssociation;
    "thing of Lattice" lattice_thing lattice Lattice Lattice;
    "network interface" interface interfaces Interface Interface;
    "instance" instance instances Instance Instance;
    "Elastic IP address" elastic elastics Elastic Elastic;
    "load balancer" balancer balancers Balancer Balancer;
    "hosted zone" hosted_zone hosted_zones HostedZone HostedZone;
    "Profile association" profile_association profile_associations ProfileAssociation ProfileAssociation;
    "Profile resource" profile_resource profile_resources ProfileResource ProfileResource;
    "Resolver endpoint" resolver_endpoint resolver_endpoints ResolverEndpoint ResolverEndpoint;
    "Resolver rule" resolver_rule resolver_rules ResolverRule ResolverRule;
}

impl Estate {
    /// The kind of the thing of this id, and its position among those of its kind.
    #[must_use]
    pub fn thing(&self, id: Name) -> Option<(Kind, usize)> {
        let (kind, at) = (*self.things.get(id.position())?)?;
        Some((kind, usize::try_from(at).ok()?))
    }

    /// Works out again who is where, after things were added or joined otherwise.
    pub fn relink(&mut self) {
        link::index(self);
        link::link(self);
    }

    /// The text of a name; empty where there is none.
    #[must_use]
    pub fn text(&self, name: Option<Name>) -> &str {
        name.map_or("", |name| self.names.text(name))
    }

    /// The names of the services that have an endpoint, each once.
    #[must_use]
    pub fn services(&self) -> Vec<Name> {
        let mut names: Vec<Name> = self.endpoints.iter().filter_map(|it| it.service).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Whether a name is this word, in small letters or large.
    #[must_use]
    pub fn is(&self, name: Option<Name>, word: &str) -> bool {
        self.text(name).eq_ignore_ascii_case(word)
    }

    /// Whether files tell of a kind, for the account and Region of a VPC.
    #[must_use]
    pub fn is_read(&self, kind: Kind, vpc: Option<&Vpc>) -> bool {
        let fits = |own: Option<Name>, other: Option<Name>| match (own, other) {
            (Some(own), Some(other)) => own == other,
            (Some(_), None) | (None, Some(_) | None) => true,
        };
        self.scopes.iter().any(|scope| {
            scope.kinds & kind.bit() != 0
                && fits(scope.account, vpc.and_then(|it| it.account))
                && fits(scope.region, vpc.and_then(|it| it.region))
        })
    }

    /// Positions of the things of a kind that are in a VPC, or joined to it.
    pub fn in_vpc(&self, kind: Kind, vpc: Name) -> impl Iterator<Item = usize> {
        let start = self
            .by_vpc
            .partition_point(|(known, of, _)| (*known, *of) < (kind, vpc));
        let rest = self.by_vpc.get(start..).unwrap_or(&[]);
        let same = rest
            .iter()
            .take_while(move |(known, of, _)| (*known, *of) == (kind, vpc));
        same.filter_map(|(_, _, at)| usize::try_from(*at).ok())
    }

    /// The interfaces that bear a host name.
    pub fn named(&self, host: Name) -> impl Iterator<Item = &Interface> {
        let start = self.by_host.partition_point(|(known, _)| *known < host);
        let rest = self.by_host.get(start..).unwrap_or(&[]);
        let same = rest.iter().take_while(move |(known, _)| *known == host);
        same.filter_map(|(_, at)| self.interfaces.get(usize::try_from(*at).ok()?))
    }

    /// The interfaces that hold an address, private or public.
    pub fn holders(&self, address: IpAddr) -> impl Iterator<Item = &Interface> {
        let start = self
            .by_address
            .partition_point(|(known, _)| *known < address);
        let rest = self.by_address.get(start..).unwrap_or(&[]);
        let same = rest.iter().take_while(move |(known, _)| *known == address);
        same.filter_map(|(_, at)| self.interfaces.get(usize::try_from(*at).ok()?))
    }
}
