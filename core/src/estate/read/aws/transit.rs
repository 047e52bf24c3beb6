//! Transit gateways: attachments, tables, routes.

use alloc::vec::Vec;

use super::super::reader::Reader;
use crate::estate::gateway::{Attachment, TransitGateway, TransitRoute, TransitTable};
use crate::estate::{Kind, Name, Spot};

pub fn gateway(reader: &mut Reader<'_, '_>) {
    let mut gateway = TransitGateway {
        at: reader.spot(),
        ..TransitGateway::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "TransitGatewayId" => gateway.id = reader.name(),
            "State" => gateway.state = reader.name(),
            "Options" => {
                let groups = reader.inner("SecurityGroupReferencingSupport");
                gateway.groups = groups.map(|it| reader.estate.is(Some(it), "enable"));
            }
            _ => reader.skip(),
        }
    }
    reader.estate.transits.push(gateway);
}

pub fn attachment(reader: &mut Reader<'_, '_>) {
    let mut found = Attachment {
        at: reader.spot(),
        ..Attachment::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "TransitGatewayAttachmentId" => found.id = reader.name(),
            "TransitGatewayId" => found.transit = reader.name(),
            "ResourceType" => found.kind = reader.name(),
            "ResourceId" => found.resource = reader.name(),
            "State" => found.state = reader.name(),
            "Association" => {
                if reader.record() {
                    while let Some(key) = reader.key() {
                        match &*key {
                            "TransitGatewayRouteTableId" => found.table = reader.name(),
                            "State" => found.association = reader.name(),
                            _ => reader.skip(),
                        }
                    }
                }
            }
            _ => reader.skip(),
        }
    }
    if reader.estate.is(found.kind, "peering") {
        // Both ends bear one id; each is a thing of its own here.
        found.shared = found.id;
        let names = &reader.estate;
        let own = alloc::format!("{}@{}", names.text(found.id), names.text(found.transit));
        found.id = reader.keep(&own);
    }
    reader.estate.attachments.push(found);
}

/// `describe-transit-gateway-vpc-attachments`: which subnets an attachment is in.
pub fn vpc(reader: &mut Reader<'_, '_>) {
    let mut found = Attachment {
        at: reader.spot(),
        kind: reader.keep("vpc"),
        ..Attachment::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "TransitGatewayAttachmentId" => found.id = reader.name(),
            "TransitGatewayId" => found.transit = reader.name(),
            "VpcId" => found.resource = reader.name(),
            "State" => found.state = reader.name(),
            "SubnetIds" => found.subnets = Some(reader.names()),
            "Options" => {
                let mode = reader.inner("ApplianceModeSupport");
                found.appliance_mode = mode.map(|it| reader.estate.is(Some(it), "enable"));
            }
            _ => reader.skip(),
        }
    }
    later(reader, found);
}

/// Two calls tell of one attachment: the general one has the table, this one the rest.
fn later(reader: &mut Reader<'_, '_>, found: Attachment) {
    let at = found.at;
    if let (Some(id), Some(subnets)) = (found.id, &found.subnets) {
        let said = (id, subnets.clone(), found.appliance_mode, at);
        reader.later.transit_subnets.push(said);
    }
    reader.later.attachments.push(found);
}

pub fn table(reader: &mut Reader<'_, '_>) {
    let mut table = TransitTable {
        at: reader.spot(),
        ..TransitTable::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "TransitGatewayRouteTableId" => table.id = reader.name(),
            "TransitGatewayId" => table.transit = reader.name(),
            "State" => table.state = reader.name(),
            _ => reader.skip(),
        }
    }
    reader.estate.transit_tables.push(table);
}

/// Routes of a table, with the table's id beside them.
pub fn routes(reader: &mut Reader<'_, '_>) {
    let told = beside_table(reader, "Routes", route_list);
    reader.later.transit_routes.extend(told);
}

/// Attachments that a table learns from, with the table's id beside them.
pub fn propagations(reader: &mut Reader<'_, '_>) {
    let told = beside_table(reader, "TransitGatewayRouteTablePropagations", learning);
    reader.later.transit_learns.extend(told);
}

/// What a record holds under a name, with the table whose id stands beside it, and the place.
fn beside_table<Found>(
    reader: &mut Reader<'_, '_>,
    name: &str,
    read: fn(&mut Reader<'_, '_>) -> Found,
) -> Option<(Name, Found, Spot)> {
    let at = reader.spot();
    let (mut table, mut found) = (None, None);
    while let Some(key) = reader.key() {
        match &*key {
            "TransitGatewayRouteTableId" => table = reader.name(),
            key if key == name => found = Some(read(reader)),
            _ => reader.skip(),
        }
    }
    Some((table?, found?, at))
}

/// `search-transit-gateway-routes`, which does not say of which table.
pub fn found(reader: &mut Reader<'_, '_>, of: Option<Name>) {
    reader.tells(Kind::TransitRoute);
    let at = reader.spot();
    let found = route_list(reader);
    match of.or_else(|| reader.named_after("tgw-rtb-")) {
        Some(table) => reader.later.transit_routes.push((table, found, at)),
        None => untold(reader),
    }
}

/// `get-transit-gateway-route-table-propagations`, likewise.
pub fn learned(reader: &mut Reader<'_, '_>, of: Option<Name>) {
    reader.tells(Kind::TransitRoute);
    let at = reader.spot();
    let found = learning(reader);
    match of.or_else(|| reader.named_after("tgw-rtb-")) {
        Some(table) => reader.later.transit_learns.push((table, found, at)),
        None => untold(reader),
    }
}

/// `get-transit-gateway-route-table-associations`, likewise.
pub fn associated(reader: &mut Reader<'_, '_>, of: Option<Name>) {
    reader.told = true;
    let at = reader.spot();
    let table = of.or_else(|| reader.named_after("tgw-rtb-"));
    if !reader.list() {
        return;
    }
    while reader.cursor.element() {
        if !reader.record() {
            continue;
        }
        let (mut attachment, mut state) = (None, None);
        while let Some(key) = reader.key() {
            match &*key {
                "TransitGatewayAttachmentId" => attachment = reader.name(),
                "State" => state = reader.name(),
                _ => reader.skip(),
            }
        }
        if let (Some(attachment), Some(table)) = (attachment, table) {
            reader
                .later
                .transit_tables
                .push((attachment, table, state, at));
        }
    }
    if table.is_none() {
        untold(reader);
    }
}

fn untold(reader: &mut Reader<'_, '_>) {
    reader.skipped(
        "of which transit gateway route table this is, is not told: name the file after its id"
            .into(),
    );
}

fn learning(reader: &mut Reader<'_, '_>) -> Vec<Name> {
    let mut learns = Vec::new();
    if !reader.list() {
        return learns;
    }
    while reader.cursor.element() {
        if !reader.record() {
            continue;
        }
        let (mut attachment, mut state) = (None, None);
        while let Some(key) = reader.key() {
            match &*key {
                "TransitGatewayAttachmentId" => attachment = reader.name(),
                "State" => state = reader.name(),
                _ => reader.skip(),
            }
        }
        let off = reader.estate.is(state, "disabled") || reader.estate.is(state, "disabling");
        learns.extend(attachment.filter(|_| !off));
    }
    learns
}

fn route_list(reader: &mut Reader<'_, '_>) -> Vec<TransitRoute> {
    let mut routes = Vec::new();
    if !reader.list() {
        return routes;
    }
    while reader.cursor.element() {
        if !reader.record() {
            continue;
        }
        let (mut range, mut attachments) = (None, Vec::new());
        let (mut propagated, mut blackhole) = (false, false);
        while let Some(key) = reader.key() {
            match &*key {
                "DestinationCidrBlock" => range = reader.range(),
                "TransitGatewayAttachments" => {
                    attachments = reader.each("TransitGatewayAttachmentId")
                }
                "Type" => propagated = reader.text().as_deref() == Some("propagated"),
                "State" => blackhole = reader.text().as_deref() == Some("blackhole"),
                _ => reader.skip(),
            }
        }
        routes.extend(range.map(|range| TransitRoute {
            range,
            attachment: attachments.first().copied(),
            is_propagated: propagated,
            is_blackhole: blackhole,
        }));
    }
    routes
}
