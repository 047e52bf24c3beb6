//! Gateways of all kinds, and peering.

use super::super::reader::Reader;
use crate::estate::gateway::{DirectConnect, Gateway, NatGateway, Peer, Peering, VpnConnection};

/// A gateway whose id and attachments are called so.
fn gateway(reader: &mut Reader<'_, '_>, id_field: &str, attachments_field: &str) -> Gateway {
    let mut gateway = Gateway {
        at: reader.spot(),
        ..Gateway::default()
    };
    while let Some(key) = reader.key() {
        if key == id_field {
            gateway.id = reader.name();
        } else if key == attachments_field {
            if reader.list() {
                while reader.cursor.element() {
                    attached(reader, &mut gateway);
                }
            }
        } else if key == "State" {
            gateway.state = reader.name();
        } else {
            reader.skip();
        }
    }
    gateway
}

fn attached(reader: &mut Reader<'_, '_>, gateway: &mut Gateway) {
    if !reader.record() {
        return;
    }
    let (mut vpc, mut state) = (None, None);
    while let Some(key) = reader.key() {
        match &*key {
            "VpcId" => vpc = reader.name(),
            "State" => state = reader.name(),
            _ => reader.skip(),
        }
    }
    gateway.attached.extend(vpc.map(|vpc| (vpc, state)));
}

pub fn internet(reader: &mut Reader<'_, '_>) {
    let found = gateway(reader, "InternetGatewayId", "Attachments");
    reader.estate.internet_gateways.push(found);
}

pub fn egress(reader: &mut Reader<'_, '_>) {
    let found = gateway(reader, "EgressOnlyInternetGatewayId", "Attachments");
    reader.estate.egress_gateways.push(found);
}

pub fn private(reader: &mut Reader<'_, '_>) {
    let found = gateway(reader, "VpnGatewayId", "VpcAttachments");
    reader.estate.private_gateways.push(found);
}

pub fn nat(reader: &mut Reader<'_, '_>) {
    let mut nat = NatGateway {
        at: reader.spot(),
        ..NatGateway::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "NatGatewayId" => nat.id = reader.name(),
            "VpcId" => nat.vpc = reader.name(),
            "SubnetId" => nat.subnet = reader.name(),
            "RouteTableId" => nat.route_table = reader.name(),
            "State" => nat.state = reader.name(),
            "ConnectivityType" => nat.is_private = reader.text().as_deref() == Some("private"),
            "AvailabilityMode" => nat.is_regional = reader.text().as_deref() == Some("regional"),
            "AutoProvisionZones" => nat.takes_zones = reader.flag(),
            "NatGatewayAddresses" => {
                if reader.list() {
                    while reader.cursor.element() {
                        nat_address(reader, &mut nat);
                    }
                }
            }
            "Tags" => reader.tags(),
            _ => reader.skip(),
        }
    }
    reader.estate.nat_gateways.push(nat);
}

fn nat_address(reader: &mut Reader<'_, '_>, nat: &mut NatGateway) {
    if !reader.record() {
        return;
    }
    while let Some(key) = reader.key() {
        match &*key {
            "PrivateIp" => nat.addresses.extend(reader.range()),
            "PublicIp" => nat.public.extend(reader.range()),
            "NetworkInterfaceId" => nat.interfaces.extend(reader.name()),
            "AvailabilityZone" => nat.zones.extend(reader.name()),
            _ => reader.skip(),
        }
    }
}

pub fn peering(reader: &mut Reader<'_, '_>) {
    let mut peering = Peering {
        at: reader.spot(),
        ..Peering::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "VpcPeeringConnectionId" => peering.id = reader.name(),
            "Status" => peering.state = reader.inner("Code"),
            "RequesterVpcInfo" => peering.requester = peer(reader),
            "AccepterVpcInfo" => peering.accepter = peer(reader),
            _ => reader.skip(),
        }
    }
    reader.estate.peerings.push(peering);
}

fn peer(reader: &mut Reader<'_, '_>) -> Peer {
    let mut peer = Peer::default();
    if !reader.record() {
        return peer;
    }
    while let Some(key) = reader.key() {
        let more = match &*key {
            "VpcId" => {
                peer.vpc = reader.name();
                continue;
            }
            "OwnerId" => {
                peer.account = reader.name();
                continue;
            }
            "Region" => {
                peer.region = reader.name();
                continue;
            }
            "CidrBlock" => reader.range().into_iter().collect(),
            "CidrBlockSet" => reader.each_range("CidrBlock"),
            "Ipv6CidrBlockSet" => reader.each_range("Ipv6CidrBlock"),
            _ => {
                reader.skip();
                continue;
            }
        };
        for range in more {
            if !peer.ranges.contains(&range) {
                peer.ranges.push(range);
            }
        }
    }
    peer
}

pub fn vpn(reader: &mut Reader<'_, '_>) {
    let mut vpn = VpnConnection {
        at: reader.spot(),
        ..VpnConnection::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "VpnConnectionId" => vpn.id = reader.name(),
            "VpnGatewayId" | "TransitGatewayId" => vpn.gateway = reader.name().or(vpn.gateway),
            "State" => vpn.state = reader.name(),
            "Routes" => vpn.ranges = reader.each_range("DestinationCidrBlock"),
            "VgwTelemetry" => {
                let states = reader.each("Status");
                let up = states.iter().any(|it| reader.estate.is(Some(*it), "up"));
                vpn.is_up = (!states.is_empty()).then_some(up);
            }
            _ => reader.skip(),
        }
    }
    reader.estate.vpns.push(vpn);
}

pub fn connect(reader: &mut Reader<'_, '_>) {
    let mut connect = DirectConnect {
        at: reader.spot(),
        ..DirectConnect::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "AssociationId" | "associationId" => connect.id = reader.name(),
            "DirectConnectGatewayId" | "directConnectGatewayId" => connect.connect = reader.name(),
            "AssociationState" | "associationState" => connect.state = reader.name(),
            "AssociatedGateway" => connect.gateway = reader.inner("Id"),
            "associatedGateway" => connect.gateway = reader.inner("id"),
            "AllowedPrefixesToDirectConnectGateway" => {
                connect.announced = reader.each_range("Cidr")
            }
            "allowedPrefixesToDirectConnectGateway" => {
                connect.announced = reader.each_range("cidr")
            }
            _ => reader.skip(),
        }
    }
    reader.estate.connects.push(connect);
}
