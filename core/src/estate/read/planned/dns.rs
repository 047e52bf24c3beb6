//! Names as they are declared: hosted zones, rules and endpoints of the Resolver, Profiles, DHCP options
//! and prefix lists.

use alloc::string::String;
use alloc::vec::Vec;

use super::super::declared::{Resource, Value};
use super::super::domain;
use super::Maker;
use crate::estate::dns::{
    HostedZone, ProfileAssociation, ProfileResource, Record, ResolverEndpoint, ResolverRule,
};
use crate::estate::network::DhcpOptions;
use crate::estate::route::PrefixList;
use crate::estate::{Kind, Name};

/// Makes a thing of a resource, or adds to one; whether it is one of these.
pub fn make(maker: &mut Maker<'_>, resource: &Resource) -> bool {
    match resource.kind.as_str() {
        "aws_route53_zone" | "AWS::Route53::HostedZone" => zone(maker, resource),
        "aws_route53_zone_association" => {
            let (of, vpc) = (
                maker.one(resource, "zone_id"),
                maker.one(resource, "vpc_id"),
            );
            let zones = &mut maker.estate.hosted_zones;
            match zones.iter_mut().find(|it| it.id == of && of.is_some()) {
                Some(zone) => {
                    zone.is_private = Some(true);
                    zone.vpcs.get_or_insert_default().extend(vpc);
                }
                None => maker.later("the hosted zone that it is of"),
            }
        }
        "aws_route53_record" | "AWS::Route53::RecordSet" => {
            let whole = Value::Record(resource.values.clone());
            record(maker, resource, &whole);
        }
        "AWS::Route53::RecordSetGroup" => {
            for one in resource.value("RecordSets").map_or(&[][..], Value::items) {
                record(maker, resource, one);
            }
        }
        "aws_route53_resolver_endpoint" | "AWS::Route53Resolver::ResolverEndpoint" => {
            endpoint(maker, resource);
        }
        "aws_route53_resolver_rule" | "AWS::Route53Resolver::ResolverRule" => rule(maker, resource),
        "aws_route53_resolver_rule_association"
        | "AWS::Route53Resolver::ResolverRuleAssociation" => {
            let rule = maker.one(resource, "resolver_rule_id");
            let vpc = maker.id(resource.get("vpc_id").or(resource.value("VPCId")));
            let rules = &mut maker.estate.resolver_rules;
            match rules.iter_mut().find(|it| it.id == rule && rule.is_some()) {
                Some(rule) => rule.vpcs.extend(vpc),
                None => maker.later("the rule of the Resolver that it is of"),
            }
        }
        "aws_route53profiles_association" | "AWS::Route53Profiles::ProfileAssociation" => {
            let made = ProfileAssociation {
                id: maker.own(resource),
                profile: maker.one(resource, "profile_id"),
                vpc: maker.one(resource, "resource_id"),
                at: maker.spot(),
                ..ProfileAssociation::default()
            };
            maker.tells(Kind::ProfileAssociation);
            maker.estate.profile_associations.push(made);
        }
        "aws_route53profiles_resource_association"
        | "AWS::Route53Profiles::ProfileResourceAssociation" => {
            let made = ProfileResource {
                id: maker.own(resource),
                profile: maker.one(resource, "profile_id"),
                resource: maker.one(resource, "resource_arn"),
                at: maker.spot(),
                ..ProfileResource::default()
            };
            maker.tells(Kind::ProfileResource);
            maker.estate.profile_resources.push(made);
        }
        // A Profile itself tells nothing but its name.
        "aws_route53profiles_profile" | "AWS::Route53Profiles::Profile" => {}
        "aws_vpc_dhcp_options" | "AWS::EC2::DHCPOptions" => {
            let made = DhcpOptions {
                id: maker.own(resource),
                servers: maker.many(resource, "domain_name_servers"),
                at: maker.spot(),
            };
            maker.tells(Kind::Options);
            maker.estate.options.push(made);
        }
        "aws_vpc_dhcp_options_association" | "AWS::EC2::VPCDHCPOptionsAssociation" => {
            let vpc = maker.one(resource, "vpc_id");
            let options = maker.one(resource, "dhcp_options_id");
            match maker
                .estate
                .vpcs
                .iter_mut()
                .find(|it| it.id == vpc && vpc.is_some())
            {
                Some(vpc) => vpc.options = options,
                None => maker.later("the VPC that it is of"),
            }
        }
        "aws_ec2_managed_prefix_list" | "AWS::EC2::PrefixList" => list(maker, resource),
        "aws_ec2_managed_prefix_list_entry" => {
            let of = maker.one(resource, "prefix_list_id");
            let range = maker.range(resource.value("cidr"));
            let lists = &mut maker.estate.lists;
            match lists.iter_mut().find(|it| it.id == of && of.is_some()) {
                Some(list) => list.ranges.get_or_insert_default().extend(range),
                None => maker.later("the prefix list that it is of"),
            }
        }
        _ => return false,
    }
    true
}

/// A prefix list of AWS that is looked up: its ranges are known before anything is made.
pub fn list_of_aws(maker: &mut Maker<'_>, resource: &Resource) -> bool {
    let is_list = matches!(
        resource.kind.as_str(),
        "aws_prefix_list" | "aws_ec2_managed_prefix_list"
    );
    if is_list {
        list(maker, resource);
    }
    is_list
}

fn list(maker: &mut Maker<'_>, resource: &Resource) {
    let mut ranges = maker.ranges(resource.value("cidr_blocks"));
    for name in ["entry", "entries", "Entries"] {
        for one in resource.value(name).map_or(&[][..], Value::items) {
            ranges.extend(maker.range(one.get("cidr")));
        }
    }
    let name = resource.value("name").or(resource.value("PrefixListName"));
    let made = PrefixList {
        id: maker.own(resource),
        name: maker.id(name),
        ranges: Some(ranges),
        at: maker.spot(),
    };
    maker.tells(Kind::PrefixList);
    maker.estate.lists.push(made);
}

/// A zone that is made is empty but for the records that are declared with it.
fn zone(maker: &mut Maker<'_>, resource: &Resource) {
    let mut vpcs: Vec<Name> = Vec::new();
    for name in ["vpc", "VPCs"] {
        for one in resource.value(name).map_or(&[][..], Value::items) {
            vpcs.extend(maker.id(one.get("vpc_id").or_else(|| one.field("VPCId"))));
        }
    }
    let made = HostedZone {
        id: maker.own(resource),
        domain: maker.domain(resource.get("name")),
        is_private: Some(!vpcs.is_empty()),
        vpcs: Some(vpcs),
        records: Some(Vec::new()),
        at: maker.spot(),
    };
    maker.tells(Kind::HostedZone);
    maker.estate.hosted_zones.push(made);
}

fn record(maker: &mut Maker<'_>, resource: &Resource, one: &Value) {
    let of = one
        .field("zone_id")
        .or_else(|| one.field("HostedZoneId"))
        .or_else(|| resource.value("HostedZoneId"));
    let of = maker.id(of);
    let zones = maker.estate.hosted_zones.iter();
    let known = zones.clone().position(|it| it.id == of && of.is_some());
    let by_name = one
        .field("HostedZoneName")
        .or(resource.value("HostedZoneName"));
    let by_name = maker.domain(by_name);
    let zones = maker.estate.hosted_zones.iter();
    let known = known.or_else(|| {
        zones
            .clone()
            .position(|it| it.domain == by_name && by_name.is_some())
    });
    let Some(at) = known else {
        maker.later("the hosted zone that the record is of");
        return;
    };
    let Some(name) = one.get("name").and_then(Value::text).map(domain) else {
        maker.later("the name of the record");
        return;
    };
    let base = String::from(
        maker
            .estate
            .text(maker.estate.hosted_zones.get(at).and_then(|it| it.domain)),
    );
    // Terraform adds the domain to a name that leaves it out.
    let whole = if name == base || name.ends_with(&[".", &base].concat()) {
        name
    } else if name.is_empty() {
        base
    } else {
        [&name, ".", &base].concat()
    };
    let alias = one.field("alias").or_else(|| one.field("AliasTarget"));
    let alias = alias.and_then(|it| it.items().first());
    let alias = alias.and_then(|it| it.field("name").or_else(|| it.field("DNSName")));
    let values = one
        .field("records")
        .or_else(|| one.field("ResourceRecords"));
    let mut named = |value: &Value| match value.references().first() {
        Some(reference) => maker.id(Some(&Value::Reference((*reference).clone()))),
        None => maker.id(Some(value)),
    };
    let alias = alias.and_then(&mut named);
    let values = values.map_or(&[][..], Value::items);
    let values: Vec<Name> = values.iter().filter_map(&mut named).collect();
    let made = Record {
        name: maker.keep(&whole),
        kind: maker.id(one.get("type")),
        values,
        alias,
        line: resource.at.line,
    };
    if let Some(zone) = maker.estate.hosted_zones.get_mut(at) {
        zone.records.get_or_insert_default().push(made);
    }
}

fn endpoint(maker: &mut Maker<'_>, resource: &Resource) {
    let direction = resource.get("direction").and_then(Value::text);
    let parts = resource
        .value("ip_address")
        .or_else(|| resource.value("IpAddresses"));
    let (mut vpc, mut addresses) = (None, Vec::new());
    for one in parts.map_or(&[][..], Value::items) {
        let subnet = maker.id(one.get("subnet_id"));
        let mut subnets = maker.estate.subnets.iter();
        vpc = vpc.or_else(|| subnets.find(|it| it.id == subnet && subnet.is_some())?.vpc);
        addresses.extend(maker.range(one.get("ip")));
    }
    let made = ResolverEndpoint {
        id: maker.own(resource),
        is_inbound: direction.is_some_and(|it| it.starts_with("INBOUND")),
        vpc,
        groups: maker.many(resource, "security_group_ids"),
        addresses,
        at: maker.spot(),
        ..ResolverEndpoint::default()
    };
    maker.tells(Kind::ResolverEndpoint);
    maker.estate.resolver_endpoints.push(made);
}

fn rule(maker: &mut Maker<'_>, resource: &Resource) {
    let servers = resource
        .value("target_ip")
        .or_else(|| resource.value("TargetIps"));
    let mut found = Vec::new();
    for one in servers.map_or(&[][..], Value::items) {
        found.extend(maker.range(one.get("ip")));
    }
    let made = ResolverRule {
        id: maker.own(resource),
        domain: maker.domain(resource.get("domain_name")),
        kind: maker.one(resource, "rule_type"),
        endpoint: maker.one(resource, "resolver_endpoint_id"),
        servers: found,
        vpcs: Vec::new(),
        at: maker.spot(),
    };
    maker.tells(Kind::ResolverRule);
    maker.estate.resolver_rules.push(made);
}
