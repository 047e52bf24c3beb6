//! Transit gateways, VPN and Direct Connect as they are declared.

use alloc::vec::Vec;

use super::super::declared::{Resource, Value};
use super::Maker;
use crate::estate::gateway::{
    Attachment, DirectConnect, TransitGateway, TransitRoute, TransitTable, VpnConnection,
};
use crate::estate::{Kind, Name};

/// Makes a thing of a resource, or adds to one; whether it is one of these.
pub fn make(maker: &mut Maker<'_>, resource: &Resource) -> bool {
    match resource.kind.as_str() {
        "aws_ec2_transit_gateway" | "AWS::EC2::TransitGateway" => gateway(maker, resource),
        "aws_ec2_transit_gateway_vpc_attachment"
        | "AWS::EC2::TransitGatewayVpcAttachment"
        | "AWS::EC2::TransitGatewayAttachment" => {
            let mut made = Attachment {
                id: maker.own(resource),
                kind: maker.keep("vpc"),
                resource: maker.one(resource, "vpc_id"),
                subnets: Some(maker.many(resource, "subnet_ids")),
                at: maker.spot(),
                ..Attachment::default()
            };
            let silent = |name| resource.get(name).and_then(Value::flag) == Some(false);
            let joins = !silent("transit_gateway_default_route_table_association");
            let learns = !silent("transit_gateway_default_route_table_propagation");
            made.transit = maker.one(resource, "transit_gateway_id");
            attach(maker, made, joins, learns);
        }
        "aws_ec2_transit_gateway_route_table" | "AWS::EC2::TransitGatewayRouteTable" => {
            let (id, transit) = (
                maker.own(resource),
                maker.one(resource, "transit_gateway_id"),
            );
            table(maker, id, transit);
        }
        "aws_ec2_transit_gateway_route" | "AWS::EC2::TransitGatewayRoute" => {
            let range = maker.range(resource.get("destination_cidr_block"));
            let attachment = attachment_of(maker, resource);
            let is_blackhole = resource.get("blackhole").and_then(Value::flag) == Some(true);
            let Some(range) = range else {
                maker.later("the range of the route");
                return true;
            };
            let route = TransitRoute {
                range,
                attachment,
                is_propagated: false,
                is_blackhole,
            };
            in_table(maker, resource, |it| {
                it.routes.get_or_insert_default().push(route);
            });
        }
        "aws_ec2_transit_gateway_route_table_propagation"
        | "AWS::EC2::TransitGatewayRouteTablePropagation" => {
            let attachment = attachment_of(maker, resource);
            in_table(maker, resource, |it| {
                it.learns.get_or_insert_default().extend(attachment);
            });
        }
        "aws_ec2_transit_gateway_route_table_association"
        | "AWS::EC2::TransitGatewayRouteTableAssociation" => {
            let attachment = attachment_of(maker, resource);
            let table = maker.one(resource, "transit_gateway_route_table_id");
            let mut all = maker.estate.attachments.iter_mut();
            match all.find(|it| it.id == attachment && attachment.is_some()) {
                Some(found) => found.table = table,
                None => maker.later("the attachment that it is of"),
            }
        }
        "aws_vpn_connection" | "AWS::EC2::VPNConnection" => vpn(maker, resource),
        "aws_vpn_connection_route" | "AWS::EC2::VPNConnectionRoute" => {
            let of = maker.one(resource, "vpn_connection_id");
            let range = maker.range(resource.get("destination_cidr_block"));
            match maker
                .estate
                .vpns
                .iter_mut()
                .find(|it| it.id == of && of.is_some())
            {
                Some(vpn) => vpn.ranges.extend(range),
                None => maker.later("the VPN connection that it is of"),
            }
        }
        "aws_dx_gateway_association" | "AWS::DirectConnect::DirectConnectGatewayAssociation" => {
            let connect = maker.value(resource, &["dx_gateway_id", "DirectConnectGatewayId"]);
            let gateway = maker.value(resource, &["associated_gateway_id", "AssociatedGatewayId"]);
            let made = DirectConnect {
                id: maker.own(resource),
                connect: maker.id(connect),
                gateway: maker.id(gateway),
                announced: maker.ranges(resource.value("allowed_prefixes")),
                at: maker.spot(),
                ..DirectConnect::default()
            };
            maker.tells(Kind::Connect);
            maker.estate.connects.push(made);
        }
        _ => return false,
    }
    true
}

/// A transit gateway, and the first table that it has unless it is told to have none.
fn gateway(maker: &mut Maker<'_>, resource: &Resource) {
    let off = |name| resource.get(name).and_then(Value::text) == Some("disable");
    let groups = resource.get("security_group_referencing_support");
    let id = maker.own(resource);
    let made = TransitGateway {
        id,
        groups: groups.map(|it| it.text() == Some("enable")),
        at: maker.spot(),
        ..TransitGateway::default()
    };
    maker.tells(Kind::Transit);
    maker.estate.transits.push(made);
    if !off("default_route_table_association") {
        let first = first_table(maker, id);
        table(maker, first, id);
        if !off("default_route_table_propagation") {
            maker.learning.extend(id);
        }
    }
}

/// What the first table of a transit gateway is called here.
fn first_table(maker: &mut Maker<'_>, transit: Option<Name>) -> Option<Name> {
    let text = [maker.estate.text(transit), ": default route table"].concat();
    maker.keep(&text)
}

fn table(maker: &mut Maker<'_>, id: Option<Name>, transit: Option<Name>) {
    let made = TransitTable {
        id,
        transit,
        routes: Some(Vec::new()),
        learns: Some(Vec::new()),
        at: maker.spot(),
        ..TransitTable::default()
    };
    maker.tells(Kind::TransitTable);
    maker.estate.transit_tables.push(made);
}

/// An attachment, joined to the first table of its transit gateway and learned by it.
fn attach(maker: &mut Maker<'_>, mut made: Attachment, joins: bool, learns: bool) {
    let first = first_table(maker, made.transit);
    let is_made = |id: Option<Name>| move |it: &TransitGateway| it.id == id && id.is_some();
    let known = maker.estate.transits.iter().any(is_made(made.transit));
    let tables = &mut maker.estate.transit_tables;
    let table = tables.iter_mut().find(|it| it.id == first);
    // The table of a transit gateway that stands elsewhere is there, and not known.
    if joins && (table.is_some() || !known) {
        made.table = first;
    }
    if let Some(table) = table
        && learns
        && made.transit.is_some_and(|it| maker.learning.contains(&it))
    {
        table.learns.get_or_insert_default().extend(made.id);
    }
    maker.tells(Kind::Attachment);
    maker.estate.attachments.push(made);
}

/// The attachment that a resource names: of a VPN connection the one that comes with it.
fn attachment_of(maker: &mut Maker<'_>, resource: &Resource) -> Option<Name> {
    let id = maker.one(resource, "transit_gateway_attachment_id")?;
    let is_vpn = maker.estate.vpns.iter().any(|it| it.id == Some(id));
    if is_vpn {
        return vpn_attachment(maker, Some(id));
    }
    Some(id)
}

fn vpn_attachment(maker: &mut Maker<'_>, vpn: Option<Name>) -> Option<Name> {
    let text = [maker.estate.text(vpn), ": attachment"].concat();
    maker.keep(&text)
}

fn in_table(maker: &mut Maker<'_>, resource: &Resource, change: impl FnOnce(&mut TransitTable)) {
    let of = maker.one(resource, "transit_gateway_route_table_id");
    let first = first_table(maker, of);
    // `association_default_route_table_id` of a transit gateway names its first table.
    let mut tables = maker.estate.transit_tables.iter_mut();
    match tables.find(|it| of.is_some() && (it.id == of || it.id == first)) {
        Some(table) => change(table),
        None => maker.later("the transit gateway route table that it is of"),
    }
}

fn vpn(maker: &mut Maker<'_>, resource: &Resource) {
    let id = maker.own(resource);
    let transit = maker.one(resource, "transit_gateway_id");
    let private = maker.one(resource, "vpn_gateway_id");
    let made = VpnConnection {
        id,
        gateway: transit.or(private),
        at: maker.spot(),
        ..VpnConnection::default()
    };
    maker.tells(Kind::Vpn);
    maker.estate.vpns.push(made);
    if transit.is_some() {
        let attachment = Attachment {
            id: vpn_attachment(maker, id),
            transit,
            kind: maker.keep("vpn"),
            resource: id,
            at: maker.spot(),
            ..Attachment::default()
        };
        attach(maker, attachment, true, true);
    }
}
