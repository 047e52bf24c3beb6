//! Answers of AWS, as its command line prints them: what they tell shows in the names of their lists.

mod balance;
mod dns;
mod endpoint;
mod firewall;
mod gateway;
mod interface;
mod lattice;
mod network;
mod route;
mod transit;

use alloc::format;
use alloc::vec::Vec;

use super::reader::Reader;
use crate::diagnostic::Diagnostic;
use crate::estate::{Kind, Name};
use crate::json::cursor;

/// Reads an element of a list, which is an open object.
type Each = fn(&mut Reader<'_, '_>);

/// The lists that are read: their names, what they tell, and how.
const LISTS: &[(&str, Kind, Each)] = &[
    ("Vpcs", Kind::Vpc, network::vpc),
    ("Subnets", Kind::Subnet, network::subnet),
    ("AvailabilityZones", Kind::Zone, network::zone),
    ("DhcpOptions", Kind::Options, network::options),
    ("RouteTables", Kind::RouteTable, route::table),
    ("PrefixLists", Kind::PrefixList, route::list),
    ("InternetGateways", Kind::InternetGateway, gateway::internet),
    (
        "EgressOnlyInternetGateways",
        Kind::EgressGateway,
        gateway::egress,
    ),
    ("VpnGateways", Kind::PrivateGateway, gateway::private),
    ("NatGateways", Kind::NatGateway, gateway::nat),
    ("VpcPeeringConnections", Kind::Peering, gateway::peering),
    ("VpnConnections", Kind::Vpn, gateway::vpn),
    (
        "DirectConnectGatewayAssociations",
        Kind::Connect,
        gateway::connect,
    ),
    (
        "directConnectGatewayAssociations",
        Kind::Connect,
        gateway::connect,
    ),
    ("TransitGateways", Kind::Transit, transit::gateway),
    (
        "TransitGatewayAttachments",
        Kind::Attachment,
        transit::attachment,
    ),
    (
        "TransitGatewayVpcAttachments",
        Kind::Attachment,
        transit::vpc,
    ),
    (
        "TransitGatewayRouteTables",
        Kind::TransitTable,
        transit::table,
    ),
    (
        "TransitGatewayStaticRoutes",
        Kind::TransitRoute,
        transit::routes,
    ),
    (
        "TransitGatewayPropagations",
        Kind::TransitRoute,
        transit::propagations,
    ),
    ("SecurityGroups", Kind::Group, firewall::group),
    ("NetworkAcls", Kind::Acl, firewall::acl),
    ("VpcEndpoints", Kind::Endpoint, endpoint::endpoint),
    ("ServiceDetails", Kind::Service, endpoint::service),
    (
        "ServiceConfigurations",
        Kind::Service,
        endpoint::configuration,
    ),
    ("AllowedPrincipals", Kind::Principal, endpoint::principal),
    (
        "VpcEndpointConnections",
        Kind::Connection,
        endpoint::connection,
    ),
    (
        "VpcEndpointAssociations",
        Kind::EndpointAssociation,
        endpoint::association,
    ),
    ("NetworkInterfaces", Kind::Interface, interface::interface),
    ("Reservations", Kind::Instance, interface::reservation),
    ("Addresses", Kind::Elastic, interface::elastic),
    ("LoadBalancers", Kind::Balancer, interface::balancer),
    ("Listeners", Kind::Listener, balance::listener),
    ("TargetGroups", Kind::Listener, balance::group),
    ("HostedZones", Kind::HostedZone, dns::zone),
    (
        "ProfileAssociations",
        Kind::ProfileAssociation,
        dns::profile,
    ),
    (
        "ProfileResourceAssociations",
        Kind::ProfileResource,
        dns::profile_resource,
    ),
    ("ResolverEndpoints", Kind::ResolverEndpoint, dns::endpoint),
    ("ResolverRules", Kind::ResolverRule, dns::rule),
    (
        "ResolverRuleAssociations",
        Kind::RuleAssociation,
        dns::rule_association,
    ),
    ("items", Kind::Lattice, lattice::item),
];

/// Fields of answers that tell nothing of what stands.
const SILENT: &[&str] = &[
    "status_code",
    "ResponseMetadata",
    "IsTruncated",
    "MaxItems",
    "MaxResults",
    "ServiceNames",
    "AdditionalRoutesAvailable",
    // The general call tells of these too.
    "TransitGatewayPeeringAttachments",
];

/// What a bare answer says of one thing, field by field.
#[derive(Default)]
pub struct Single {
    vpc: Option<Name>,
    support: Option<bool>,
    hostnames: Option<bool>,
    zone: Option<Name>,
    zone_vpcs: Option<Vec<Name>>,
    /// Lists whose thing is told beside them, or by the name of the file.
    of: Option<Name>,
    lattice: crate::estate::endpoint::Lattice,
}

/// Reads all answers of a file; what is broken in it.
pub fn file(reader: &mut Reader<'_, '_>) -> Option<Diagnostic> {
    loop {
        match reader.cursor.kind() {
            cursor::Kind::Record => {
                reader.record();
                answer(reader);
            }
            cursor::Kind::List => {
                reader.list();
                while reader.cursor.element() {
                    if reader.record() {
                        answer(reader);
                    }
                }
            }
            cursor::Kind::Null
            | cursor::Kind::Flag
            | cursor::Kind::Number
            | cursor::Kind::Text
            | cursor::Kind::Nothing => break,
        }
    }
    let cursor = core::mem::replace(&mut reader.cursor, cursor::Cursor::new(""));
    cursor.finish()
}

/// Reads an answer, which is an open object.
fn answer(reader: &mut Reader<'_, '_>) {
    let mut single = Single::default();
    let at = reader.spot();
    while let Some(key) = reader.key() {
        let found = LISTS.iter().find(|(list, ..)| *list == key);
        if let Some((list, kind, each)) = found
            && reader.cursor.kind() == cursor::Kind::List
        {
            reader.tells(*kind);
            reader.things(list, each);
            continue;
        }
        match &*key {
            "data" => {
                if reader.record() {
                    reader.inside = "data/";
                    answer(reader);
                    reader.inside = "";
                }
            }
            "NextToken" | "nextToken" | "NextMarker" | "NextRecordName" => cut_off(reader),
            key if SILENT.contains(&key) => reader.skip(),
            key => field(reader, key, &mut single),
        }
    }
    settle(reader, single, at);
}

/// An answer that is one page of several.
fn cut_off(reader: &mut Reader<'_, '_>) {
    if reader.cursor.kind() == cursor::Kind::Text {
        reader
            .skipped("the answer is one page of several: what the others hold is not known".into());
    }
    reader.skip();
}

/// A field of an answer about one thing.
fn field(reader: &mut Reader<'_, '_>, key: &str, single: &mut Single) {
    match key {
        "VpcId" => single.vpc = reader.name(),
        "EnableDnsSupport" => single.support = network::attribute(reader),
        "EnableDnsHostnames" => single.hostnames = network::attribute(reader),
        "EnableNetworkAddressUsageMetrics" => reader.skip(),
        "PrefixListId" | "TransitGatewayRouteTableId" | "ResolverEndpointId" => {
            single.of = reader.name();
        }
        "HostedZoneId" | "TargetGroupArn" => single.of = reader.last_part(),
        "HostedZone" => single.zone = dns::hosted(reader),
        "VPCs" => single.zone_vpcs = Some(reader.each("VPCId")),
        "DelegationSet" => reader.skip(),
        "HostedZoneSummaries" => dns::summaries(reader, single.of.or(single.vpc)),
        "ResourceRecordSets" => dns::records(reader, single.of),
        "Entries" => route::entries(reader, single.of),
        "Routes" => transit::found(reader, single.of),
        "TransitGatewayRouteTablePropagations" => transit::learned(reader, single.of),
        "TransitGatewayRouteTableAssociations" => transit::associated(reader, single.of),
        "TargetHealthDescriptions" => balance::health(reader, single.of),
        "IpAddresses" => dns::addresses(reader, single.of),
        "VpcBlockPublicAccessOptions" => network::public_access(reader),
        _ if lattice::field(reader, key, &mut single.lattice) => {}
        _ => {
            reader.skipped(format!("`{key}` is no kind of thing that is read"));
            reader.skip();
        }
    }
}

/// Says of things what a bare answer told of them.
fn settle(reader: &mut Reader<'_, '_>, single: Single, at: crate::estate::Spot) {
    if single.support.is_some() || single.hostnames.is_some() {
        reader.tells(Kind::Attribute);
        match single.vpc {
            Some(vpc) => {
                let said = (vpc, single.support, single.hostnames, at);
                reader.later.attributes.push(said);
            }
            None => reader.skipped("of which VPC these attributes are is not told".into()),
        }
    }
    if let (Some(zone), Some(vpcs)) = (single.zone, single.zone_vpcs) {
        reader.later.zone_vpcs.push((zone, vpcs, at));
    }
    if single.lattice.id.is_some() || single.lattice.arn.is_some() {
        reader.tells(Kind::Lattice);
        let mut lattice = single.lattice;
        lattice.at = at;
        lattice::push(reader, lattice);
    }
}
