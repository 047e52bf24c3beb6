//! Things of VPC Lattice: its lists are all called `items`, and what an item is shows in its fields.

use super::super::reader::Reader;
use crate::estate::endpoint::Lattice;

/// An element of a list.
pub fn item(reader: &mut Reader<'_, '_>) {
    let mut lattice = Lattice {
        at: reader.spot(),
        ..Lattice::default()
    };
    while let Some(key) = reader.key() {
        if !field(reader, &key, &mut lattice) {
            reader.skip();
        }
    }
    push(reader, lattice);
}

/// Keeps a thing; one that has no id of its own is known by its ARN.
pub fn push(reader: &mut Reader<'_, '_>, mut lattice: Lattice) {
    if lattice.id.is_none() {
        let arn = reader.estate.text(lattice.arn);
        let last = alloc::string::String::from(arn.rsplit('/').next().unwrap_or(arn));
        lattice.id = if last.is_empty() {
            None
        } else {
            reader.keep(&last)
        };
    }
    let known = reader
        .estate
        .lattice
        .iter_mut()
        .find(|it| it.id == lattice.id);
    match known {
        // `list` tells less of a thing than `get` does.
        Some(known) if lattice.id.is_some() => merge(known, lattice),
        Some(_) | None => reader.estate.lattice.push(lattice),
    }
}

fn merge(known: &mut Lattice, other: Lattice) {
    known.arn = known.arn.or(other.arn);
    known.state = known.state.or(other.state);
    known.kind = known.kind.or(other.kind);
    known.vpc = known.vpc.or(other.vpc);
    known.network = known.network.or(other.network);
    known.gateway = known.gateway.or(other.gateway);
    known.configuration = known.configuration.or(other.configuration);
    known.definition = known.definition.or(other.definition);
    known.private_dns = known.private_dns.or(other.private_dns);
    if known.subnets.is_empty() {
        known.subnets = other.subnets;
    }
    if known.groups.is_empty() {
        known.groups = other.groups;
    }
    if known.ports.is_empty() {
        known.ports = other.ports;
    }
    if known.names.is_empty() {
        known.names = other.names;
    }
}

/// Reads a field; whether it is one of a thing of Lattice.
pub fn field(reader: &mut Reader<'_, '_>, key: &str, lattice: &mut Lattice) -> bool {
    match key {
        "id" => lattice.id = reader.name(),
        "arn" => lattice.arn = reader.name(),
        "status" => lattice.state = reader.name(),
        "type" => lattice.kind = reader.name(),
        "vpcId" | "vpcIdentifier" => lattice.vpc = reader.name(),
        "serviceNetworkId" => lattice.network = reader.name(),
        "resourceGatewayId" => lattice.gateway = reader.name(),
        "resourceConfigurationId" => lattice.configuration = reader.name(),
        "subnetIds" => lattice.subnets = reader.names(),
        "securityGroupIds" => lattice.groups = reader.names(),
        "portRanges" => {
            for text in reader.names() {
                let text = reader.estate.names.text(text);
                let (from, to) = text.split_once('-').unwrap_or((text, text));
                if let (Ok(from), Ok(to)) = (from.trim().parse(), to.trim().parse()) {
                    lattice.ports.push((from, to));
                }
            }
        }
        "resourceConfigurationDefinition" => definition(reader, lattice),
        "customDomainName" => lattice.names.extend(reader.domain()),
        "dnsEntry" | "privateDnsEntry" => {
            if reader.record() {
                while let Some(key) = reader.key() {
                    if key == "domainName" {
                        lattice.names.extend(reader.domain());
                    } else {
                        reader.skip();
                    }
                }
            }
        }
        "privateDnsEnabled" => lattice.private_dns = reader.flag(),
        "name"
        | "createdAt"
        | "lastUpdatedAt"
        | "protocol"
        | "createdBy"
        | "authType"
        | "ipAddressType"
        | "ipv4AddressesPerEni"
        | "amazonManaged"
        | "allowAssociationToShareableServiceNetwork"
        | "resourceConfigurationGroupId"
        | "serviceNetworkArn"
        | "serviceNetworkName"
        | "numberOfAssociatedVPCs"
        | "numberOfAssociatedServices"
        | "numberOfAssociatedResourceConfigurations"
        | "resourceConfigurationArn"
        | "resourceConfigurationName"
        | "isManagedAssociation"
        | "failureReason"
        | "failureCode"
        | "sharingConfig"
        | "domainVerificationId"
        | "groupDomain" => reader.skip(),
        _ => return false,
    }
    true
}

fn definition(reader: &mut Reader<'_, '_>, lattice: &mut Lattice) {
    if !reader.record() {
        return;
    }
    while let Some(key) = reader.key() {
        match &*key {
            "dnsResource" => lattice.definition = reader.inner("domainName"),
            "ipResource" => lattice.definition = reader.inner("ipAddress"),
            "arnResource" => lattice.definition = reader.inner("arn"),
            _ => reader.skip(),
        }
    }
}
