//! Hosted zones, Profiles and the Resolver.

use alloc::vec::Vec;

use super::super::reader::Reader;
use crate::estate::dns::{
    HostedZone, ProfileAssociation, ProfileResource, Record, ResolverEndpoint, ResolverRule,
};
use crate::estate::{Kind, Name};

/// An element of `list-hosted-zones`.
pub fn zone(reader: &mut Reader<'_, '_>) {
    let zone = read_zone(reader);
    merge(reader, zone);
}

/// The zone of `get-hosted-zone`; its id.
pub fn hosted(reader: &mut Reader<'_, '_>) -> Option<Name> {
    reader.tells(Kind::HostedZone);
    if !reader.record() {
        return None;
    }
    let zone = read_zone(reader);
    let id = zone.id;
    merge(reader, zone);
    id
}

fn read_zone(reader: &mut Reader<'_, '_>) -> HostedZone {
    let mut zone = HostedZone {
        at: reader.spot(),
        ..HostedZone::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "Id" => zone.id = reader.last_part(),
            "Name" => zone.domain = reader.domain(),
            "Config" => {
                if reader.record() {
                    while let Some(key) = reader.key() {
                        if key == "PrivateZone" {
                            zone.is_private = reader.flag();
                        } else {
                            reader.skip();
                        }
                    }
                }
            }
            _ => reader.skip(),
        }
    }
    zone
}

/// Several calls tell of one zone.
fn merge(reader: &mut Reader<'_, '_>, zone: HostedZone) {
    let zones = &mut reader.estate.hosted_zones;
    match zones
        .iter_mut()
        .find(|it| it.id == zone.id && it.id.is_some())
    {
        Some(known) => known.is_private = known.is_private.or(zone.is_private),
        None => zones.push(zone),
    }
}

/// `list-hosted-zones-by-vpc`: private zones of a VPC, which is told beside them or by the file's name.
pub fn summaries(reader: &mut Reader<'_, '_>, of: Option<Name>) {
    reader.tells(Kind::HostedZone);
    let at = reader.spot();
    let vpc = of.or_else(|| reader.named_after("vpc-"));
    if !reader.list() {
        return;
    }
    while reader.cursor.element() {
        if !reader.record() {
            continue;
        }
        let mut zone = HostedZone {
            at,
            is_private: Some(true),
            ..HostedZone::default()
        };
        while let Some(key) = reader.key() {
            match &*key {
                "HostedZoneId" => zone.id = reader.last_part(),
                "Name" => zone.domain = reader.domain(),
                _ => reader.skip(),
            }
        }
        if let (Some(id), Some(vpc)) = (zone.id, vpc) {
            reader.later.zone_vpcs.push((id, alloc::vec![vpc], at));
        }
        merge(reader, zone);
    }
    if vpc.is_none() {
        reader
            .skipped("of which VPC these zones are is not told: name the file after its id".into());
    }
}

/// `list-resource-record-sets`, which does not say of which zone.
pub fn records(reader: &mut Reader<'_, '_>, of: Option<Name>) {
    reader.tells(Kind::Record);
    let at = reader.spot();
    let zone = of.or_else(|| named_zone(reader));
    let mut records = Vec::new();
    if reader.list() {
        while reader.cursor.element() {
            if reader.record() {
                records.push(record(reader));
            }
        }
    }
    reader.later.records.push((zone, records, at));
}

/// A zone whose id is a word of the file's name.
fn named_zone(reader: &mut Reader<'_, '_>) -> Option<Name> {
    reader.word_of_file(|word| word.len() > 8 && word.starts_with('Z'))
}

fn record(reader: &mut Reader<'_, '_>) -> Record {
    let mut record = Record {
        line: reader.cursor.line(),
        ..Record::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "Name" => record.name = reader.domain(),
            "Type" => record.kind = reader.name(),
            "ResourceRecords" => record.values = reader.each("Value"),
            "AliasTarget" => {
                if reader.record() {
                    while let Some(key) = reader.key() {
                        if key == "DNSName" {
                            record.alias = reader.domain();
                        } else {
                            reader.skip();
                        }
                    }
                }
            }
            _ => reader.skip(),
        }
    }
    record
}

pub fn profile(reader: &mut Reader<'_, '_>) {
    let mut profile = ProfileAssociation {
        at: reader.spot(),
        ..ProfileAssociation::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "Id" => profile.id = reader.name(),
            "ProfileId" => profile.profile = reader.name(),
            "ResourceId" => profile.vpc = reader.name(),
            "Priority" => profile.priority = reader.count(),
            "Status" => profile.state = reader.name(),
            _ => reader.skip(),
        }
    }
    reader.estate.profile_associations.push(profile);
}

pub fn profile_resource(reader: &mut Reader<'_, '_>) {
    let mut resource = ProfileResource {
        at: reader.spot(),
        ..ProfileResource::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "Id" => resource.id = reader.name(),
            "ProfileId" => resource.profile = reader.name(),
            "ResourceArn" => resource.resource = reader.last_part(),
            "Status" => resource.state = reader.name(),
            _ => reader.skip(),
        }
    }
    reader.estate.profile_resources.push(resource);
}

pub fn endpoint(reader: &mut Reader<'_, '_>) {
    let mut endpoint = ResolverEndpoint {
        at: reader.spot(),
        ..ResolverEndpoint::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "Id" => endpoint.id = reader.name(),
            "Direction" => {
                endpoint.is_inbound = reader.text().is_some_and(|it| it.starts_with("INBOUND"))
            }
            "HostVPCId" => endpoint.vpc = reader.name(),
            "Status" => endpoint.state = reader.name(),
            "SecurityGroupIds" => endpoint.groups = reader.names(),
            "IpAddresses" => endpoint.addresses = reader.each_range("Ip"),
            _ => reader.skip(),
        }
    }
    reader.estate.resolver_endpoints.push(endpoint);
}

/// `list-resolver-endpoint-ip-addresses`, which does not say of which endpoint.
pub fn addresses(reader: &mut Reader<'_, '_>, of: Option<Name>) {
    reader.told = true;
    let at = reader.spot();
    let addresses = reader.each_range("Ip");
    match of.or_else(|| reader.named_after("rslvr-in-")).or_else(|| reader.named_after("rslvr-out-")) {
        Some(id) => reader.later.resolver_addresses.push((id, addresses, at)),
        None => reader.skipped(
            "of which Resolver endpoint these addresses are is not told: name the file after its id".into(),
        ),
    }
}

pub fn rule(reader: &mut Reader<'_, '_>) {
    let mut rule = ResolverRule {
        at: reader.spot(),
        ..ResolverRule::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "Id" => rule.id = reader.name(),
            "DomainName" => rule.domain = reader.domain(),
            "RuleType" => rule.kind = reader.name(),
            "ResolverEndpointId" => rule.endpoint = reader.name(),
            "TargetIps" => rule.servers = reader.each_range("Ip"),
            _ => reader.skip(),
        }
    }
    reader.estate.resolver_rules.push(rule);
}

pub fn rule_association(reader: &mut Reader<'_, '_>) {
    let at = reader.spot();
    let (mut rule, mut vpc) = (None, None);
    while let Some(key) = reader.key() {
        match &*key {
            "ResolverRuleId" => rule = reader.name(),
            "VPCId" => vpc = reader.name(),
            _ => reader.skip(),
        }
    }
    if let (Some(rule), Some(vpc)) = (rule, vpc) {
        reader.later.rule_vpcs.push((rule, vpc, at));
    }
}
