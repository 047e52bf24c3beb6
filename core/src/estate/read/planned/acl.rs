//! Network ACLs as they are declared.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::super::declared::{Resource, Value};
use super::Maker;
use crate::estate::firewall::{AclEntry, NetworkAcl, Packets, protocol_of};
use crate::estate::{Kind, Name};

/// Makes an ACL of a resource, or adds to one; whether it is one of these.
pub fn make(maker: &mut Maker<'_>, resource: &Resource) -> bool {
    let line = resource.at.line;
    match resource.kind.as_str() {
        "aws_network_acl" | "aws_default_network_acl" | "AWS::EC2::NetworkAcl" => {
            acl(maker, resource);
        }
        "aws_network_acl_rule" | "AWS::EC2::NetworkAclEntry" => {
            let of = maker.one(resource, "network_acl_id");
            let record = Value::Record(resource.values.clone());
            let outward = resource.get("egress").and_then(Value::flag) == Some(true);
            let found = entry(maker, &record, outward, line);
            join(maker, of, |acl| acl.entries.extend(found));
        }
        "aws_network_acl_association" | "AWS::EC2::SubnetNetworkAclAssociation" => {
            let of = maker.one(resource, "network_acl_id");
            let subnet = maker.one(resource, "subnet_id");
            join(maker, of, |acl| acl.subnets.extend(subnet));
        }
        _ => return false,
    }
    true
}

fn acl(maker: &mut Maker<'_>, resource: &Resource) {
    // The default ACL is named by the attribute of its VPC.
    let default = resource.value("default_network_acl_id");
    let vpc = maker.id(resource.get("vpc_id").or(default));
    if default.is_some() {
        maker
            .estate
            .acls
            .retain(|it| !(it.vpc == vpc && it.serves_rest));
    }
    let mut made = NetworkAcl {
        id: maker.own(resource),
        vpc,
        serves_rest: default.is_some(),
        subnets: maker.many(resource, "subnet_ids"),
        entries: Vec::new(),
        at: maker.spot(),
    };
    for (list, outward) in [("ingress", false), ("egress", true)] {
        let entries = resource.value(list).map_or(&[][..], Value::items);
        for one in entries.iter().filter(|it| matches!(it, Value::Record(_))) {
            let found = entry(maker, one, outward, resource.at.line);
            made.entries.extend(found);
        }
    }
    maker.tells(Kind::Acl);
    maker.estate.acls.push(made);
}

fn join(maker: &mut Maker<'_>, of: Option<Name>, join: impl FnOnce(&mut NetworkAcl)) {
    let mut acls = maker.estate.acls.iter_mut();
    match acls.find(|it| it.id == of && of.is_some()) {
        Some(acl) => join(acl),
        None => maker.later("the network ACL that it is of"),
    }
}

fn entry(maker: &mut Maker<'_>, one: &Value, outward: bool, line: u32) -> Option<AclEntry> {
    let text = |names: [&str; 2]| names.iter().find_map(|name| one.get(name)?.text());
    let number = |value: Option<&Value>| value.and_then(|it| it.text()?.parse::<i32>().ok());
    let word = text(["protocol", "ip_protocol"]).unwrap_or("-1");
    let Some(protocol) = protocol_of(word) else {
        maker.skip(format!(
            "an entry of the protocol `{word}`, which is not known"
        ));
        return None;
    };
    let range = one.get("cidr_block").filter(|it| it.text() != Some(""));
    let range = range.or_else(|| one.get("ipv6_cidr_block"));
    let Some(range) = maker.range(range) else {
        maker.later("the range of an entry of a network ACL");
        return None;
    };
    let Some(place) = number(one.get("rule_number").or_else(|| one.field("rule_no"))) else {
        maker.later("the number of an entry of a network ACL");
        return None;
    };
    let pair = |from: Option<i32>, to: Option<i32>| from.zip(to);
    let within = |name: &str, first: &str, last: &str| {
        let part = one.field(name)?;
        pair(number(part.field(first)), number(part.field(last)))
    };
    let ports = if matches!(protocol, Some(1 | 58)) {
        pair(number(one.get("icmp_type")), number(one.get("icmp_code")))
            .or_else(|| within("Icmp", "Type", "Code"))
    } else {
        pair(number(one.get("from_port")), number(one.get("to_port")))
            .or_else(|| within("PortRange", "From", "To"))
    };
    let action = text(["rule_action", "action"]).map(String::from);
    Some(AclEntry {
        number: u32::try_from(place).unwrap_or(0),
        outward,
        allows: action.as_deref() == Some("allow"),
        packets: Packets {
            protocol,
            ports: ports.filter(|_| protocol.is_some()),
        },
        range,
        place: 0,
        line,
    })
}
