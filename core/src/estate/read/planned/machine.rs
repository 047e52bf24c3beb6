//! Instances, their interfaces and addresses, and load balancers, as they are declared.

use alloc::format;
use alloc::vec::Vec;

use super::super::declared::{Resource, Value};
use super::Maker;
use crate::address::Range;
use crate::estate::interface::{Balancer, Elastic, Instance, Interface};
use crate::estate::{Kind, Name};

/// Makes a thing of a resource, or gives it an address; whether it is one of these.
pub fn make(maker: &mut Maker<'_>, resource: &Resource) -> bool {
    match resource.kind.as_str() {
        "aws_instance" | "AWS::EC2::Instance" => instance(maker, resource),
        "aws_network_interface" | "AWS::EC2::NetworkInterface" => {
            let record = Value::Record(resource.values.clone());
            let id = maker.own(resource);
            let made = interface(maker, &record, id);
            maker.estate.interfaces.push(made);
        }
        "aws_eip" | "AWS::EC2::EIP" | "aws_eip_association" | "AWS::EC2::EIPAssociation" => {
            elastic(maker, resource);
        }
        "aws_lb" | "aws_alb" | "AWS::ElasticLoadBalancingV2::LoadBalancer" => {
            balancer(maker, resource);
        }
        _ => return false,
    }
    true
}

fn instance(maker: &mut Maker<'_>, resource: &Resource) {
    let record = Value::Record(resource.values.clone());
    let id = maker.own(resource);
    let mut made = Instance {
        id,
        subnet: maker.one(resource, "subnet_id"),
        at: maker.spot(),
        ..Instance::default()
    };
    for name in ["network_interface", "NetworkInterfaces"] {
        for one in resource.value(name).map_or(&[][..], Value::items) {
            let known = maker.id(one.get("network_interface_id"));
            match known {
                Some(known) => made.interfaces.push(known),
                None if matches!(one, Value::Record(_)) => {
                    made.interfaces.extend(first(maker, one, id));
                }
                None => {}
            }
        }
    }
    if made.interfaces.is_empty() {
        made.interfaces.extend(first(maker, &record, id));
    }
    let interfaces = &mut maker.estate.interfaces;
    for interface in interfaces {
        if interface.id.is_some_and(|it| made.interfaces.contains(&it)) {
            interface.instance = id;
            made.subnet = made.subnet.or(interface.subnet);
        }
    }
    maker.estate.instances.push(made);
}

/// The interface that comes with an instance.
fn first(maker: &mut Maker<'_>, told: &Value, instance: Option<Name>) -> Option<Name> {
    let known = maker.id(told.field("primary_network_interface_id"));
    let text = format!("{}/eth0", maker.estate.text(instance));
    let id = known.or_else(|| maker.keep(&text));
    let made = interface(maker, told, id);
    maker.estate.interfaces.push(made);
    id
}

/// An interface; the addresses that it will be given are not known before it is made.
fn interface(maker: &mut Maker<'_>, told: &Value, id: Option<Name>) -> Interface {
    let mut groups = None;
    for name in [
        "vpc_security_group_ids",
        "security_groups",
        "security_group_ids",
        "group_set",
    ] {
        let value = told.get(name).filter(|it| !it.items().is_empty());
        if groups.is_none() && value.is_some() {
            groups = Some(maker.ids(value)).filter(|it| !it.is_empty());
        }
    }
    let mut addresses: Vec<(Range, Option<Range>)> = Vec::new();
    let public = maker.range(told.field("public_ip"));
    let private = told.get("private_ip_address");
    let private = private.or_else(|| told.field("private_ip"));
    addresses.extend(maker.range(private).map(|it| (it, public)));
    for one in told.field("private_ips").map_or(&[][..], Value::items) {
        let range = maker.range(Some(one));
        let known = |it: &Range| addresses.iter().any(|(own, _)| own == it);
        if let Some(range) = range.filter(|it| !known(it)) {
            addresses.push((range, None));
        }
    }
    Interface {
        id,
        subnet: maker.id(told.get("subnet_id")),
        addresses,
        groups,
        checks_ends: told
            .get("source_dest_check")
            .map_or(Some(true), Value::flag),
        is_public: told
            .get("associate_public_ip_address")
            .and_then(Value::flag)
            .unwrap_or(false),
        at: maker.spot(),
        ..Interface::default()
    }
}

/// An Elastic IP address, or what joins one to a machine: its digits are known once it is made.
fn elastic(maker: &mut Maker<'_>, resource: &Resource) {
    let mut of = Vec::new();
    for name in [
        "instance",
        "instance_id",
        "network_interface",
        "network_interface_id",
    ] {
        of.extend(maker.one(resource, name));
    }
    let first: Vec<Name> = of
        .iter()
        .filter_map(|id| {
            let instances = &maker.estate.instances;
            let owner = instances.iter().find(|it| it.id == Some(*id))?;
            owner.interfaces.first().copied()
        })
        .collect();
    of.extend(first);
    for interface in &mut maker.estate.interfaces {
        interface.is_public |= interface.id.is_some_and(|it| of.contains(&it));
    }
    if resource.kind.ends_with("ssociation") {
        return;
    }
    let made = Elastic {
        id: maker.own(resource),
        public: maker.range(resource.value("public_ip")),
        private: maker.range(resource.value("private_ip")),
        interface: of.pop(),
        at: maker.spot(),
    };
    maker.estate.elastics.push(made);
}

fn balancer(maker: &mut Maker<'_>, resource: &Resource) {
    let internal = resource.value("internal").and_then(Value::flag);
    let scheme = resource.get("scheme").and_then(Value::text);
    let kind = resource
        .value("load_balancer_type")
        .or_else(|| resource.get("type"));
    let kind = kind.and_then(Value::text).unwrap_or("application");
    let made = Balancer {
        id: maker.own(resource),
        name: maker.one(resource, "name"),
        host: maker.domain(resource.value("dns_name")),
        vpc: None,
        kind: maker.keep(kind),
        is_internal: internal.or(Some(scheme == Some("internal"))),
        subnets: {
            let listed = ["subnets", "Subnets"];
            let value = maker.value(resource, &listed);
            maker.ids(value)
        },
        groups: maker.many(resource, "security_groups"),
        judges_endpoints: None,
        at: maker.spot(),
    };
    maker.tells(Kind::Balancer);
    maker.estate.balancers.push(made);
}
