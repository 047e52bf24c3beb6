//! VPCs, subnets, gateways and peering connections as they are declared.

use alloc::string::String;
use alloc::vec::Vec;

use super::super::declared::{Resource, Value};
use super::Maker;
use crate::address::{Range, range};
use crate::estate::Kind;
use crate::estate::firewall::{AclEntry, NetworkAcl, Packets};
use crate::estate::gateway::{Gateway, NatGateway, Peer, Peering};
use crate::estate::network::{Subnet, Vpc};
use crate::estate::route::RouteTable;

/// Makes a thing of a resource; whether it is one of these.
pub fn make(maker: &mut Maker<'_>, resource: &Resource) -> bool {
    match resource.kind.as_str() {
        "aws_vpc" | "AWS::EC2::VPC" => vpc(maker, resource),
        "aws_subnet" | "AWS::EC2::Subnet" => subnet(maker, resource),
        "aws_internet_gateway" | "AWS::EC2::InternetGateway" => {
            let found = gateway(maker, resource);
            maker.tells(Kind::InternetGateway);
            maker.estate.internet_gateways.push(found);
        }
        "aws_egress_only_internet_gateway" | "AWS::EC2::EgressOnlyInternetGateway" => {
            let found = gateway(maker, resource);
            maker.tells(Kind::EgressGateway);
            maker.estate.egress_gateways.push(found);
        }
        "aws_vpn_gateway" | "AWS::EC2::VPNGateway" => {
            let found = gateway(maker, resource);
            maker.tells(Kind::PrivateGateway);
            maker.estate.private_gateways.push(found);
        }
        "aws_nat_gateway" | "AWS::EC2::NatGateway" => nat(maker, resource),
        "aws_vpc_peering_connection" | "AWS::EC2::VPCPeeringConnection" => peering(maker, resource),
        "aws_vpc_ipv4_cidr_block_association"
        | "aws_vpc_ipv6_cidr_block_association"
        | "AWS::EC2::VPCCidrBlock" => {
            let of = maker.one(resource, "vpc_id");
            let added = ranges(maker, resource);
            let mut vpcs = maker.estate.vpcs.iter_mut();
            match vpcs.find(|it| it.id == of && of.is_some()) {
                Some(vpc) => vpc.ranges.extend(added),
                None => maker.later("the VPC that it is of"),
            }
        }
        _ => return false,
    }
    true
}

fn vpc(maker: &mut Maker<'_>, resource: &Resource) {
    let flag = |names: &[&str]| names.iter().find_map(|name| resource.value(name)?.flag());
    let unknown = |names: &[&str]| {
        names
            .iter()
            .any(|name| resource.value(name).is_some_and(|it| !it.is_known()))
    };
    let support = ["enable_dns_support", "EnableDnsSupport"];
    let hostnames = ["enable_dns_hostnames", "EnableDnsHostnames"];
    let id = maker.own(resource);
    let at = maker.spot();
    let region = resource.region.as_deref().map(String::from);
    let made = Vpc {
        id,
        region: region.and_then(|region| maker.keep(&region)),
        ranges: ranges(maker, resource),
        // A VPC that is made without saying so has support and no host names.
        dns_support: flag(&support).or((!unknown(&support)).then_some(true)),
        dns_hostnames: flag(&hostnames).or((!unknown(&hostnames)).then_some(false)),
        at,
        ..Vpc::default()
    };
    maker.tells(Kind::Vpc);
    maker.estate.vpcs.push(made);
    // With a VPC come a main table, which leads nowhere else, and an ACL that lets everything pass.
    let text = String::from(maker.estate.text(id));
    let table = RouteTable {
        id: maker.keep(&[&text, ": main route table"].concat()),
        vpc: id,
        is_main: true,
        at,
        ..RouteTable::default()
    };
    maker.estate.tables.push(table);
    let entry = |outward: bool, all: &str| {
        range(all).map(|range| AclEntry {
            number: 100,
            outward,
            allows: true,
            packets: Packets::ALL,
            range,
            place: 0,
            line: 0,
        })
    };
    let entries = [
        (false, "0.0.0.0/0"),
        (true, "0.0.0.0/0"),
        (false, "::/0"),
        (true, "::/0"),
    ];
    let acl = NetworkAcl {
        id: maker.keep(&[&text, ": default network ACL"].concat()),
        vpc: id,
        serves_rest: true,
        subnets: Vec::new(),
        entries: entries
            .iter()
            .filter_map(|(outward, all)| entry(*outward, all))
            .collect(),
        at,
    };
    maker.tells(Kind::Acl);
    maker.estate.acls.push(acl);
}

fn subnet(maker: &mut Maker<'_>, resource: &Resource) {
    let mut subnet = Subnet {
        id: maker.own(resource),
        at: maker.spot(),
        ..Subnet::default()
    };
    let value = maker.value(resource, &["vpc_id", "VpcId"]);
    subnet.vpc = maker.id(value);
    let zone = maker.value(resource, &["availability_zone", "AvailabilityZone"]);
    if let Some(region) = zone
        .and_then(Value::text)
        .and_then(super::super::region_of_zone)
    {
        maker.keep(region);
    }
    subnet.zone = zone.and_then(Value::text).and_then(|zone| maker.keep(zone));
    subnet.ranges = ranges(maker, resource);
    maker.tells(Kind::Subnet);
    maker.estate.subnets.push(subnet);
}

/// The ranges of a VPC or a subnet. IPv6 ranges that AWS chooses are known once it is made.
fn ranges(maker: &mut Maker<'_>, resource: &Resource) -> Vec<Range> {
    let mut found = Vec::new();
    for name in ["cidr_block", "ipv6_cidr_block"] {
        found.extend(maker.range(resource.get(name)));
    }
    found
}

fn gateway(maker: &mut Maker<'_>, resource: &Resource) -> Gateway {
    let vpc = maker.value(resource, &["vpc_id", "VpcId"]);
    let vpc = maker.id(vpc);
    Gateway {
        id: maker.own(resource),
        state: None,
        attached: vpc.map(|vpc| (vpc, None)).into_iter().collect(),
        at: maker.spot(),
    }
}

fn nat(maker: &mut Maker<'_>, resource: &Resource) {
    let subnet = maker.value(resource, &["subnet_id", "SubnetId"]);
    let kind = maker.value(resource, &["connectivity_type", "ConnectivityType"]);
    let mode = maker.value(resource, &["availability_mode", "AvailabilityMode"]);
    let nat = NatGateway {
        id: maker.own(resource),
        subnet: maker.id(subnet),
        is_private: kind.and_then(Value::text) == Some("private"),
        is_regional: mode.and_then(Value::text) == Some("regional"),
        at: maker.spot(),
        ..NatGateway::default()
    };
    maker.tells(Kind::NatGateway);
    maker.estate.nat_gateways.push(nat);
}

fn peering(maker: &mut Maker<'_>, resource: &Resource) {
    let own = maker.value(resource, &["vpc_id", "VpcId"]);
    let other = maker.value(resource, &["peer_vpc_id", "PeerVpcId"]);
    let peer = |vpc| Peer {
        vpc,
        ..Peer::default()
    };
    let (own, other) = (maker.id(own), maker.id(other));
    let peering = Peering {
        id: maker.own(resource),
        state: None,
        requester: peer(own),
        accepter: peer(other),
        at: maker.spot(),
    };
    maker.tells(Kind::Peering);
    maker.estate.peerings.push(peering);
}
