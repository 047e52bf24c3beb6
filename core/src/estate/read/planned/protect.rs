//! Security groups as they are declared.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::super::declared::{Resource, Value};
use super::Maker;
use crate::address::range;
use crate::estate::firewall::{GroupRule, Packets, SecurityGroup, protocol_of};
use crate::estate::serve::list_of;
use crate::estate::{Estate, Kind, Name};

/// Makes a group of a resource, or adds a rule to one; whether it is one of these.
pub fn make(maker: &mut Maker<'_>, resource: &Resource) -> bool {
    let record = || Value::Record(resource.values.clone());
    match resource.kind.as_str() {
        "aws_security_group" | "AWS::EC2::SecurityGroup" => group(maker, resource),
        "aws_security_group_rule" => {
            let inward = resource.value("type").and_then(Value::text) == Some("ingress");
            join(maker, resource, &record(), inward);
        }
        "aws_vpc_security_group_ingress_rule" | "AWS::EC2::SecurityGroupIngress" => {
            join(maker, resource, &record(), true);
        }
        "aws_vpc_security_group_egress_rule" | "AWS::EC2::SecurityGroupEgress" => {
            join(maker, resource, &record(), false);
        }
        _ => return false,
    }
    true
}

fn group(maker: &mut Maker<'_>, resource: &Resource) {
    let vpc = maker.value(resource, &["vpc_id", "VpcId"]);
    let id = maker.own(resource);
    let mut group = SecurityGroup {
        id,
        vpc: maker.id(vpc),
        inward: Some(Vec::new()),
        outward: Some(Vec::new()),
        at: maker.spot(),
        ..SecurityGroup::default()
    };
    for (names, inward) in [
        (["ingress", "SecurityGroupIngress"], true),
        (["egress", "SecurityGroupEgress"], false),
    ] {
        let value = maker.value(resource, &names);
        let rules = value.map_or(&[][..], Value::items);
        // What nobody declares may be a rule that somebody adds, and is none of this group's.
        for one in rules.iter().filter(|it| matches!(it, Value::Record(_))) {
            let found = rule(maker, one, id, resource.at.line);
            let list = if inward {
                &mut group.inward
            } else {
                &mut group.outward
            };
            list.get_or_insert_default().extend(found);
        }
        // CloudFormation leaves the rule that lets everything out where none is declared.
        if !inward && value.is_none() && resource.kind.starts_with("AWS::") {
            let all = ["0.0.0.0/0", "::/0"].iter().filter_map(|all| range(all));
            group.outward = Some(alloc::vec![GroupRule {
                packets: Packets::ALL,
                ranges: all.collect(),
                lists: Vec::new(),
                groups: Vec::new(),
                line: 0,
            }]);
        }
    }
    maker.tells(Kind::Group);
    maker.estate.groups.push(group);
}

/// Rules that name the prefix list of a gateway endpoint name it by the endpoint: its own id is known later.
pub fn settle(estate: &mut Estate) {
    let mut lists: Vec<(Name, String)> = Vec::new();
    for endpoint in &estate.endpoints {
        let service = String::from(estate.text(endpoint.service));
        lists.extend(endpoint.id.map(|id| (id, service)));
    }
    let mut found: Vec<(Name, Name)> = Vec::new();
    for (id, service) in lists {
        found.extend(list_of(estate, &service).map(|list| (id, list)));
    }
    let rules = estate.groups.iter_mut().flat_map(|it| {
        let both = [&mut it.inward, &mut it.outward];
        both.into_iter().flatten().flatten()
    });
    for list in rules.flat_map(|it| &mut it.lists) {
        if let Some((_, own)) = found.iter().find(|(id, _)| id == list) {
            *list = *own;
        }
    }
}

fn join(maker: &mut Maker<'_>, resource: &Resource, record: &Value, inward: bool) {
    let of = maker.value(resource, &["security_group_id", "GroupId"]);
    let of = maker.id(of);
    let found = rule(maker, record, of, resource.at.line);
    match maker
        .estate
        .groups
        .iter_mut()
        .find(|it| it.id == of && of.is_some())
    {
        Some(group) => {
            let list = if inward {
                &mut group.inward
            } else {
                &mut group.outward
            };
            list.get_or_insert_default().extend(found);
        }
        None => maker.later("the security group that it is of"),
    }
}

fn rule(maker: &mut Maker<'_>, one: &Value, own: Option<Name>, line: u32) -> Option<GroupRule> {
    let of = |names: &[&str]| names.iter().find_map(|name| one.field(name)).cloned();
    let number = |names: &[&str]| of(names).and_then(|it| it.text()?.parse::<i32>().ok());
    let unclear = |names: &[&str]| of(names).is_some_and(|it| it.text().is_none());
    if unclear(&["from_port", "FromPort"]) || unclear(&["to_port", "ToPort"]) {
        maker.later("a port of a rule");
        return None;
    }
    let protocol = of(&["protocol", "ip_protocol", "IpProtocol"]);
    let Some(word) = protocol.as_ref().and_then(Value::text) else {
        maker.later("the protocol of a rule");
        return None;
    };
    let Some(protocol) = protocol_of(word) else {
        let shown: String = word.chars().take(20).collect();
        maker.skip(format!(
            "a rule of the protocol `{shown}`, which is not known"
        ));
        return None;
    };
    let (from, to) = (
        number(&["from_port", "FromPort"]),
        number(&["to_port", "ToPort"]),
    );
    let mut ranges = Vec::new();
    for names in [
        ["cidr_blocks", "cidr_ipv4", "CidrIp"],
        ["ipv6_cidr_blocks", "cidr_ipv6", "CidrIpv6"],
    ] {
        ranges.extend(maker.ranges(of(&names).as_ref()));
    }
    let lists = maker.ids(
        of(&[
            "prefix_list_ids",
            "prefix_list_id",
            "DestinationPrefixListId",
            "SourcePrefixListId",
        ])
        .as_ref(),
    );
    let groups = of(&[
        "security_groups",
        "source_security_group_id",
        "referenced_security_group_id",
        "SourceSecurityGroupId",
        "DestinationSecurityGroupId",
    ]);
    let mut groups = maker.ids(groups.as_ref());
    if of(&["self"]).and_then(|it| it.flag()) == Some(true) {
        groups.extend(own);
    }
    Some(GroupRule {
        packets: Packets::of(protocol, from, to),
        ranges,
        lists,
        groups,
        line,
    })
}
