//! Network interfaces, instances, addresses and load balancers.

use alloc::vec::Vec;

use super::super::reader::Reader;
use crate::address::Range;
use crate::estate::interface::{Balancer, Elastic, Instance, Interface};

pub fn interface(reader: &mut Reader<'_, '_>) {
    let mut interface = Interface {
        at: reader.spot(),
        ..Interface::default()
    };
    let (mut own, mut all, mut six) = ((None, None), Vec::new(), Vec::new());
    while let Some(key) = reader.key() {
        match &*key {
            "NetworkInterfaceId" => interface.id = reader.name(),
            "VpcId" => interface.vpc = reader.name(),
            "SubnetId" => interface.subnet = reader.name(),
            "InterfaceType" => interface.kind = reader.name(),
            "Description" => interface.description = reader.name(),
            "Groups" => interface.groups = Some(reader.each("GroupId")),
            "SourceDestCheck" => interface.checks_ends = reader.flag(),
            "PrivateIpAddress" => own.0 = reader.range(),
            "PrivateDnsName" | "PublicDnsName" => interface.names.extend(reader.domain()),
            "Association" => own.1 = association(reader, &mut interface),
            "PrivateIpAddresses" => {
                if reader.list() {
                    while reader.cursor.element() {
                        all.extend(address(reader, &mut interface));
                    }
                }
            }
            "Ipv6Addresses" => six = reader.each_range("Ipv6Address"),
            "Attachment" => {
                interface.instance = reader.inner("InstanceId");
            }
            _ => reader.skip(),
        }
    }
    if all.is_empty() {
        all.extend(own.0.map(|address| (address, own.1)));
    }
    // An IPv6 address is private and public at once.
    all.extend(six.into_iter().map(|address| (address, Some(address))));
    interface.addresses = all;
    interface.names.sort_unstable();
    interface.names.dedup();
    reader.estate.interfaces.push(interface);
}

/// A private address and the public one that stands for it.
fn address(
    reader: &mut Reader<'_, '_>,
    interface: &mut Interface,
) -> Option<(Range, Option<Range>)> {
    if !reader.record() {
        return None;
    }
    let (mut private, mut public) = (None, None);
    while let Some(key) = reader.key() {
        match &*key {
            "PrivateIpAddress" => private = reader.range(),
            "Association" => public = association(reader, interface),
            "PrivateDnsName" => interface.names.extend(reader.domain()),
            _ => reader.skip(),
        }
    }
    private.map(|private| (private, public))
}

fn association(reader: &mut Reader<'_, '_>, interface: &mut Interface) -> Option<Range> {
    let mut public = None;
    if reader.record() {
        while let Some(key) = reader.key() {
            match &*key {
                "PublicIp" => public = reader.range(),
                "PublicDnsName" => interface.names.extend(reader.domain()),
                _ => reader.skip(),
            }
        }
    }
    public
}

pub fn reservation(reader: &mut Reader<'_, '_>) {
    while let Some(key) = reader.key() {
        if key == "Instances" {
            if reader.list() {
                while reader.cursor.element() {
                    if reader.record() {
                        instance(reader);
                    }
                }
            }
        } else {
            reader.skip();
        }
    }
}

fn instance(reader: &mut Reader<'_, '_>) {
    let mut instance = Instance {
        at: reader.spot(),
        ..Instance::default()
    };
    let mut private = None;
    let mut public = None;
    let mut groups = None;
    while let Some(key) = reader.key() {
        match &*key {
            "InstanceId" => instance.id = reader.name(),
            "VpcId" => instance.vpc = reader.name(),
            "SubnetId" => instance.subnet = reader.name(),
            "State" => instance.state = state(reader),
            "NetworkInterfaces" => instance.interfaces = reader.each("NetworkInterfaceId"),
            "PrivateIpAddress" => private = reader.range(),
            "PublicIpAddress" => public = reader.range(),
            "SecurityGroups" => groups = Some(reader.each("GroupId")),
            _ => reader.skip(),
        }
    }
    // Of an instance whose interfaces are not told, what it says of itself is its one interface.
    if let (true, Some(private)) = (instance.interfaces.is_empty(), private) {
        let id = alloc::format!("{}/eth0", reader.estate.text(instance.id));
        let id = reader.keep(&id);
        instance.interfaces.extend(id);
        reader.estate.interfaces.push(Interface {
            id,
            vpc: instance.vpc,
            subnet: instance.subnet,
            addresses: alloc::vec![(private, public)],
            groups,
            instance: instance.id,
            at: instance.at,
            ..Interface::default()
        });
    }
    reader.estate.instances.push(instance);
}

fn state(reader: &mut Reader<'_, '_>) -> Option<crate::estate::Name> {
    reader.inner("Name")
}

pub fn elastic(reader: &mut Reader<'_, '_>) {
    let mut elastic = Elastic {
        at: reader.spot(),
        ..Elastic::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "AllocationId" => elastic.id = reader.name(),
            "PublicIp" => elastic.public = reader.range(),
            "PrivateIpAddress" => elastic.private = reader.range(),
            "NetworkInterfaceId" => elastic.interface = reader.name(),
            _ => reader.skip(),
        }
    }
    // Addresses from before VPCs have no id but themselves.
    if elastic.id.is_none() {
        let text = elastic.public.map(|it| alloc::format!("{}", it.address));
        elastic.id = text.and_then(|text| reader.keep(&text));
    }
    reader.estate.elastics.push(elastic);
}

pub fn balancer(reader: &mut Reader<'_, '_>) {
    let mut balancer = Balancer {
        at: reader.spot(),
        ..Balancer::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "LoadBalancerArn" => balancer.id = reader.name(),
            "LoadBalancerName" => balancer.name = reader.name(),
            "DNSName" => balancer.host = reader.domain(),
            "VpcId" => balancer.vpc = reader.name(),
            "Type" => balancer.kind = reader.name(),
            "Scheme" => balancer.is_internal = Some(reader.text().as_deref() == Some("internal")),
            "AvailabilityZones" => balancer.subnets = reader.each("SubnetId"),
            "SecurityGroups" => balancer.groups = reader.names(),
            "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic" => {
                balancer.judges_endpoints = Some(reader.text().as_deref() != Some("off"));
            }
            _ => reader.skip(),
        }
    }
    reader.estate.balancers.push(balancer);
}
