//! VPCs, subnets, zones and DHCP options.

use super::super::link::region_of_zone;
use super::super::reader::Reader;
use crate::estate::network::{DhcpOptions, Subnet, Vpc, Zone};

pub fn vpc(reader: &mut Reader<'_, '_>) {
    let mut vpc = Vpc {
        at: reader.spot(),
        ..Vpc::default()
    };
    (vpc.account, vpc.region) = reader.home();
    while let Some(key) = reader.key() {
        match &*key {
            "VpcId" => vpc.id = reader.name(),
            "OwnerId" => vpc.account = reader.name().or(vpc.account),
            "CidrBlock" => {
                let range = reader.range();
                vpc.ranges
                    .extend(range.filter(|it| !vpc.ranges.contains(it)));
            }
            "CidrBlockAssociationSet" => {
                ranges(reader, "CidrBlock", "CidrBlockState", &mut vpc.ranges)
            }
            "Ipv6CidrBlockAssociationSet" => {
                ranges(
                    reader,
                    "Ipv6CidrBlock",
                    "Ipv6CidrBlockState",
                    &mut vpc.ranges,
                );
            }
            "DhcpOptionsId" => vpc.options = reader.name(),
            // Not of `describe-vpcs`, but of tools that gather all of a VPC in one place.
            "EnableDnsSupport" => vpc.dns_support = attribute(reader),
            "EnableDnsHostnames" => vpc.dns_hostnames = attribute(reader),
            "Tags" => reader.tags(),
            _ => reader.skip(),
        }
    }
    reader.estate.vpcs.push(vpc);
}

/// Ranges whose association is in force.
fn ranges(
    reader: &mut Reader<'_, '_>,
    field: &str,
    state_field: &str,
    found: &mut alloc::vec::Vec<crate::address::Range>,
) {
    if !reader.list() {
        return;
    }
    while reader.cursor.element() {
        if !reader.record() {
            continue;
        }
        let (mut range, mut state) = (None, None);
        while let Some(key) = reader.key() {
            if key == field {
                range = reader.range();
            } else if key == state_field {
                state = reader.inner("State");
            } else {
                reader.skip();
            }
        }
        let gone = ["disassociated", "failed", "disassociating"]
            .iter()
            .any(|word| reader.estate.is(state, word));
        found.extend(range.filter(|it| !gone && !found.contains(it)));
    }
}

pub fn subnet(reader: &mut Reader<'_, '_>) {
    let mut subnet = Subnet {
        at: reader.spot(),
        ..Subnet::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "SubnetId" => subnet.id = reader.name(),
            "VpcId" => subnet.vpc = reader.name(),
            "OwnerId" => subnet.account = reader.name(),
            "AvailabilityZone" => {
                let zone = reader.text();
                if let Some(region) = zone.as_deref().and_then(region_of_zone) {
                    reader.keep(region);
                }
                subnet.zone = zone.and_then(|zone| reader.keep(&zone));
            }
            "AvailabilityZoneId" => subnet.zone_id = reader.name(),
            "CidrBlock" => subnet.ranges.extend(reader.range()),
            "Ipv6CidrBlockAssociationSet" => {
                ranges(
                    reader,
                    "Ipv6CidrBlock",
                    "Ipv6CidrBlockState",
                    &mut subnet.ranges,
                );
            }
            "AvailableIpAddressCount" => subnet.free = reader.count(),
            "BlockPublicAccessStates" => {
                subnet.public_access = reader.inner("InternetGatewayBlockMode");
            }
            "Tags" => reader.tags(),
            _ => reader.skip(),
        }
    }
    reader.estate.subnets.push(subnet);
}

pub fn zone(reader: &mut Reader<'_, '_>) {
    let mut zone = Zone {
        at: reader.spot(),
        ..Zone::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "ZoneName" => zone.id = reader.name(),
            "ZoneId" => zone.zone_id = reader.name(),
            "RegionName" => zone.region = reader.name(),
            _ => reader.skip(),
        }
    }
    // Local Zones and the like have no place in the model beyond their name.
    reader.estate.zones.push(zone);
}

pub fn options(reader: &mut Reader<'_, '_>) {
    let mut options = DhcpOptions {
        at: reader.spot(),
        ..DhcpOptions::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "DhcpOptionsId" => options.id = reader.name(),
            "DhcpConfigurations" => {
                if reader.list() {
                    while reader.cursor.element() {
                        configuration(reader, &mut options);
                    }
                }
            }
            _ => reader.skip(),
        }
    }
    reader.estate.options.push(options);
}

fn configuration(reader: &mut Reader<'_, '_>, options: &mut DhcpOptions) {
    if !reader.record() {
        return;
    }
    let (mut name, mut values) = (None, alloc::vec::Vec::new());
    while let Some(key) = reader.key() {
        match &*key {
            "Key" => name = reader.text(),
            "Values" => values = reader.each("Value"),
            _ => reader.skip(),
        }
    }
    if name.as_deref() == Some("domain-name-servers") {
        options.servers = values;
    }
}

/// `{"Value": true}`, or the flag alone.
pub fn attribute(reader: &mut Reader<'_, '_>) -> Option<bool> {
    if reader.cursor.kind() != crate::json::cursor::Kind::Record {
        return reader.flag();
    }
    let mut found = None;
    reader.record();
    while let Some(key) = reader.key() {
        if key == "Value" {
            found = reader.flag();
        } else {
            reader.skip();
        }
    }
    found
}

/// VPC Block Public Access of the account and Region.
pub fn public_access(reader: &mut Reader<'_, '_>) {
    reader.tells(crate::estate::Kind::PublicAccess);
    let mode = reader.inner("InternetGatewayBlockMode");
    reader.estate.block_public_access = mode;
}
