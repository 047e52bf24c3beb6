//! Route tables and prefix lists.

use super::super::reader::Reader;
use crate::estate::route::{Destination, Origin, PrefixList, Route, RouteTable, Target};
use crate::estate::{Kind, Name};

pub fn table(reader: &mut Reader<'_, '_>) {
    let mut table = RouteTable {
        at: reader.spot(),
        ..RouteTable::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "RouteTableId" => table.id = reader.name(),
            "VpcId" => table.vpc = reader.name(),
            "Associations" => associations(reader, &mut table),
            "Routes" => {
                if reader.list() {
                    let mut number = 0_u32;
                    while reader.cursor.element() {
                        let found = if reader.record() {
                            route(reader, number)
                        } else {
                            None
                        };
                        table.routes.extend(found);
                        number = number.saturating_add(1);
                    }
                }
            }
            "Tags" => reader.tags(),
            _ => reader.skip(),
        }
    }
    reader.estate.tables.push(table);
}

fn associations(reader: &mut Reader<'_, '_>, table: &mut RouteTable) {
    if !reader.list() {
        return;
    }
    while reader.cursor.element() {
        if !reader.record() {
            continue;
        }
        let (mut subnet, mut gateway, mut main, mut state) = (None, None, false, None);
        while let Some(key) = reader.key() {
            match &*key {
                "Main" => main = reader.flag().unwrap_or(false),
                "SubnetId" => subnet = reader.name(),
                "GatewayId" => gateway = reader.name(),
                "AssociationState" => state = reader.inner("State"),
                _ => reader.skip(),
            }
        }
        if !reader.estate.is(state, "disassociated") && !reader.estate.is(state, "failed") {
            table.is_main |= main;
            table.subnets.extend(subnet);
            table.gateways.extend(gateway);
        }
    }
}

/// A route, which is an open object.
fn route(reader: &mut Reader<'_, '_>, number: u32) -> Option<Route> {
    let line = reader.cursor.line();
    let (mut to, mut target, mut blackhole) = (None, Target::Missing, false);
    let (mut learned, mut instance) = (false, None);
    while let Some(key) = reader.key() {
        match &*key {
            "DestinationCidrBlock" | "DestinationIpv6CidrBlock" => {
                to = reader.range().map(Destination::Range);
            }
            "DestinationPrefixListId" => to = reader.name().map(Destination::List),
            "GatewayId" => target = gateway(reader).unwrap_or(target),
            "NatGatewayId" => target = reader.name().map_or(target, Target::Nat),
            "TransitGatewayId" => target = reader.name().map_or(target, Target::Transit),
            "VpcPeeringConnectionId" => target = reader.name().map_or(target, Target::Peering),
            "EgressOnlyInternetGatewayId" => {
                target = reader.name().map_or(target, Target::EgressOnly);
            }
            "NetworkInterfaceId" => target = reader.name().map_or(target, Target::Interface),
            "InstanceId" => instance = reader.name(),
            "LocalGatewayId" | "CarrierGatewayId" | "CoreNetworkArn" | "OdbNetworkArn" => {
                target = reader.name().map_or(target, Target::Other);
            }
            "State" => blackhole = reader.text().as_deref() == Some("blackhole"),
            "Origin" => learned = reader.text().as_deref() == Some("EnableVgwRoutePropagation"),
            _ => reader.skip(),
        }
    }
    if let (Target::Missing, Some(instance)) = (target, instance) {
        target = Target::Instance(instance);
    }
    let Some(to) = to else {
        reader.skipped("a route without a destination".into());
        return None;
    };
    let origin = match (target, learned) {
        (Target::Local, _) => Origin::Local,
        (_, true) => Origin::Propagated,
        (_, false) => Origin::Static,
    };
    Some(Route {
        to,
        target,
        origin,
        is_blackhole: blackhole,
        line,
        number: Some(number),
    })
}

/// What kind of gateway an id is, by how it begins.
fn gateway(reader: &mut Reader<'_, '_>) -> Option<Target> {
    let text = reader.text()?;
    if text == "local" {
        return Some(Target::Local);
    }
    let id: Name = reader.keep(&text)?;
    Some(match text.split('-').next() {
        Some("igw") => Target::Internet(id),
        Some("eigw") => Target::EgressOnly(id),
        Some("vgw") => Target::Private(id),
        Some("vpce") => Target::Endpoint(id),
        Some("nat") => Target::Nat(id),
        Some("tgw") => Target::Transit(id),
        Some("pcx") => Target::Peering(id),
        Some("eni") => Target::Interface(id),
        Some(_) | None => Target::Other(id),
    })
}

pub fn list(reader: &mut Reader<'_, '_>) {
    let mut list = PrefixList {
        at: reader.spot(),
        ..PrefixList::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "PrefixListId" => list.id = reader.name(),
            "PrefixListName" => list.name = reader.name(),
            "Cidrs" => {
                if reader.list() {
                    let ranges = list.ranges.get_or_insert_default();
                    while reader.cursor.element() {
                        ranges.extend(reader.range());
                    }
                }
            }
            "Entries" => list.ranges = Some(reader.each_range("Cidr")),
            _ => reader.skip(),
        }
    }
    // Two calls tell of one list: its ranges, and everything else.
    let earlier = reader.estate.lists.iter_mut().find(|it| it.id == list.id);
    match earlier {
        Some(earlier) if list.id.is_some() => {
            earlier.ranges = earlier.ranges.take().or(list.ranges);
            earlier.name = earlier.name.or(list.name);
        }
        Some(_) | None => reader.estate.lists.push(list),
    }
}

/// `get-managed-prefix-list-entries`, which does not say of which list.
pub fn entries(reader: &mut Reader<'_, '_>, of: Option<Name>) {
    reader.tells(Kind::PrefixList);
    let at = reader.spot();
    let ranges = reader.each_range("Cidr");
    match of.or_else(|| reader.named_after("pl-")) {
        Some(list) => reader.later.ranges.push((list, ranges, at)),
        None => reader.skipped(
            "of which prefix list these entries are is not told: name the file after its id".into(),
        ),
    }
}
