//! Security groups and network ACLs.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::super::reader::Reader;
use crate::estate::firewall::{
    AclEntry, GroupRule, NetworkAcl, Packets, SecurityGroup, protocol_of,
};

pub fn group(reader: &mut Reader<'_, '_>) {
    let mut group = SecurityGroup {
        at: reader.spot(),
        ..SecurityGroup::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "GroupId" => group.id = reader.name(),
            "GroupName" => group.name = reader.name(),
            "VpcId" => group.vpc = reader.name(),
            "IpPermissions" => group.inward = Some(rules(reader)),
            "IpPermissionsEgress" => group.outward = Some(rules(reader)),
            "Tags" => reader.tags(),
            _ => reader.skip(),
        }
    }
    reader.estate.groups.push(group);
}

fn rules(reader: &mut Reader<'_, '_>) -> Vec<GroupRule> {
    let mut rules = Vec::new();
    if reader.list() {
        while reader.cursor.element() {
            if reader.record() {
                rules.extend(rule(reader));
            }
        }
    }
    rules
}

fn rule(reader: &mut Reader<'_, '_>) -> Option<GroupRule> {
    let line = reader.cursor.line();
    let (mut protocol, mut from, mut to) = (None, None, None);
    let (mut ranges, mut lists, mut groups) = (Vec::new(), Vec::new(), Vec::new());
    while let Some(key) = reader.key() {
        match &*key {
            "IpProtocol" => protocol = reader.text(),
            "FromPort" => from = reader.number(),
            "ToPort" => to = reader.number(),
            "IpRanges" => ranges.extend(reader.each_range("CidrIp")),
            "Ipv6Ranges" => ranges.extend(reader.each_range("CidrIpv6")),
            "PrefixListIds" => lists = reader.each("PrefixListId"),
            "UserIdGroupPairs" => groups = reader.each("GroupId"),
            _ => reader.skip(),
        }
    }
    let protocol = protocol_number(reader, protocol.as_deref().unwrap_or("-1"))?;
    Some(GroupRule {
        packets: Packets::of(protocol, from, to),
        ranges,
        lists,
        groups,
        line,
    })
}

/// The number of a protocol; none of one that is no protocol, which is noted.
fn protocol_number(reader: &mut Reader<'_, '_>, text: &str) -> Option<Option<u8>> {
    let number = protocol_of(text);
    if number.is_none() {
        let shown: String = text.chars().take(20).collect();
        reader.skipped(format!(
            "a rule of the protocol `{shown}`, which is not known"
        ));
    }
    number
}

pub fn acl(reader: &mut Reader<'_, '_>) {
    let mut acl = NetworkAcl {
        at: reader.spot(),
        ..NetworkAcl::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "NetworkAclId" => acl.id = reader.name(),
            "VpcId" => acl.vpc = reader.name(),
            "Associations" => acl.subnets = reader.each("SubnetId"),
            "Entries" => {
                if reader.list() {
                    let mut place = 0_u32;
                    while reader.cursor.element() {
                        if reader.record() {
                            acl.entries.extend(entry(reader, place));
                        }
                        place = place.saturating_add(1);
                    }
                }
            }
            _ => reader.skip(),
        }
    }
    reader.estate.acls.push(acl);
}

fn entry(reader: &mut Reader<'_, '_>, place: u32) -> Option<AclEntry> {
    let line = reader.cursor.line();
    let (mut number, mut outward, mut allows) = (0, false, false);
    let (mut protocol, mut ports, mut range) = (None, None, None);
    while let Some(key) = reader.key() {
        match &*key {
            "RuleNumber" => number = reader.count().unwrap_or(0),
            "Egress" => outward = reader.flag().unwrap_or(false),
            "RuleAction" => allows = reader.text().as_deref() == Some("allow"),
            "Protocol" => protocol = reader.text(),
            "PortRange" => ports = pair(reader, "From", "To").or(ports),
            "IcmpTypeCode" => ports = pair(reader, "Type", "Code").or(ports),
            "CidrBlock" | "Ipv6CidrBlock" => range = reader.range(),
            _ => reader.skip(),
        }
    }
    let protocol = protocol_number(reader, protocol.as_deref().unwrap_or("-1"))?;
    let Some(range) = range else {
        reader.skipped("an entry of a network ACL without a range".into());
        return None;
    };
    Some(AclEntry {
        number,
        outward,
        allows,
        packets: Packets {
            protocol,
            ports: ports.filter(|_| protocol.is_some()),
        },
        range,
        place,
        line,
    })
}

fn pair(reader: &mut Reader<'_, '_>, first: &str, second: &str) -> Option<(i32, i32)> {
    if !reader.record() {
        return None;
    }
    let (mut one, mut other) = (None, None);
    while let Some(key) = reader.key() {
        if key == first {
            one = reader.number();
        } else if key == second {
            other = reader.number();
        } else {
            reader.skip();
        }
    }
    Some((one?, other?))
}
