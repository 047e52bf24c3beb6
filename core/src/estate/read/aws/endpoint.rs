//! Endpoints and endpoint services.

use alloc::vec::Vec;

use super::super::reader::{Reader, domain};
use crate::estate::Name;
use crate::estate::endpoint::{
    Connection, Endpoint, EndpointAssociation, EndpointKind, EndpointService,
};

pub fn endpoint(reader: &mut Reader<'_, '_>) {
    let mut endpoint = Endpoint {
        at: reader.spot(),
        ..Endpoint::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "VpcEndpointId" => endpoint.id = reader.name(),
            "VpcEndpointType" => endpoint.kind = kind(reader),
            "VpcId" => endpoint.vpc = reader.name(),
            "OwnerId" => endpoint.account = reader.name(),
            "ServiceName" => endpoint.service = reader.name(),
            "ServiceRegion" => endpoint.service_region = reader.name(),
            "State" => endpoint.state = reader.name(),
            "FailureReason" => endpoint.failure = reader.name().or(endpoint.failure),
            "LastError" => endpoint.failure = reader.inner("Message").or(endpoint.failure),
            "PrivateDnsEnabled" => endpoint.private_dns = reader.flag(),
            "DnsOptions" => options(reader, &mut endpoint),
            "IpAddressType" => endpoint.address_type = reader.name(),
            "DnsEntries" => endpoint.names = dns_names(reader),
            "PolicyDocument" => endpoint.policy = reader.written(),
            "SubnetIds" => endpoint.subnets = reader.names(),
            "NetworkInterfaceIds" => endpoint.interfaces = reader.names(),
            "Groups" => endpoint.groups = reader.each("GroupId"),
            "RouteTableIds" => endpoint.tables = reader.names(),
            "ResourceConfigurationArn" | "ServiceNetworkArn" => {
                endpoint.resource = reader.last_part().or(endpoint.resource);
            }
            "Tags" => reader.tags(),
            _ => reader.skip(),
        }
    }
    reader.estate.endpoints.push(endpoint);
}

fn kind(reader: &mut Reader<'_, '_>) -> EndpointKind {
    let Some(text) = reader.text() else {
        return EndpointKind::default();
    };
    EndpointKind::of(&text).unwrap_or_else(|| {
        reader.skipped(alloc::format!(
            "an endpoint of the kind `{text}`, which is not known, is read without its way"
        ));
        let kept = reader.keep(&text);
        kept.map_or(EndpointKind::Interface, EndpointKind::Other)
    })
}

fn options(reader: &mut Reader<'_, '_>, endpoint: &mut Endpoint) {
    if !reader.record() {
        return;
    }
    while let Some(key) = reader.key() {
        match &*key {
            "PrivateDnsOnlyForInboundResolverEndpoint" => endpoint.inbound_only = reader.flag(),
            "DnsRecordIpType" => endpoint.record_type = reader.name(),
            _ => reader.skip(),
        }
    }
}

/// The names of an endpoint, its own ones and the public ones that lead to it.
fn dns_names(reader: &mut Reader<'_, '_>) -> Vec<Name> {
    let mut names = Vec::new();
    if reader.list() {
        while reader.cursor.element() {
            names.extend(dns_name(reader));
        }
    }
    names
}

fn dns_name(reader: &mut Reader<'_, '_>) -> Option<Name> {
    let mut found = None;
    if reader.record() {
        while let Some(key) = reader.key() {
            if key == "DnsName" {
                let text = reader.text()?;
                found = reader.keep(&domain(&text));
            } else {
                reader.skip();
            }
        }
    }
    found
}

/// A service as its consumers see it.
pub fn service(reader: &mut Reader<'_, '_>) {
    read_service(reader, false);
}

/// A service as its provider sees it.
pub fn configuration(reader: &mut Reader<'_, '_>) {
    read_service(reader, true);
}

/// Somebody who may make endpoints for a service of one's own.
pub fn principal(reader: &mut Reader<'_, '_>) {
    let at = reader.spot();
    let (mut service, mut principal) = (None, None);
    while let Some(key) = reader.key() {
        match &*key {
            "ServiceId" => service = reader.name(),
            "Principal" => principal = reader.name(),
            _ => reader.skip(),
        }
    }
    if let (Some(service), Some(principal)) = (service, principal) {
        reader.later.principals.push((service, principal, at));
    }
}

fn read_service(reader: &mut Reader<'_, '_>, is_own: bool) {
    let mut service = EndpointService {
        is_own,
        at: reader.spot(),
        ..EndpointService::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "ServiceName" => service.id = reader.name(),
            "ServiceId" => service.service = reader.name(),
            "ServiceState" => service.state = reader.name(),
            "AcceptanceRequired" => service.acceptance = reader.flag(),
            "VpcEndpointPolicySupported" => service.takes_policy = reader.flag(),
            "AvailabilityZones" => service.zones = reader.names(),
            "PrivateDnsNameConfiguration" => service.name_state = name_state(reader),
            "PrivateDnsName" => {
                let name = reader.domain();
                service
                    .private_names
                    .extend(name.filter(|it| !service.private_names.contains(it)));
            }
            "PrivateDnsNames" => {
                if reader.list() {
                    while reader.cursor.element() {
                        let name = inner_domain(reader);
                        let known = &mut service.private_names;
                        known.extend(name.filter(|it| !known.contains(it)));
                    }
                }
            }
            "NetworkLoadBalancerArns" | "GatewayLoadBalancerArns" => {
                service.balancers.extend(reader.names());
            }
            _ => reader.skip(),
        }
    }
    // One service may be there as a gateway's and as an interface's.
    let known = reader
        .estate
        .services
        .iter_mut()
        .find(|it| it.id == service.id);
    match known {
        Some(known) if service.id.is_some() => {
            for name in service.private_names {
                if !known.private_names.contains(&name) {
                    known.private_names.push(name);
                }
            }
            known.acceptance = known.acceptance.or(service.acceptance);
            known.name_state = known.name_state.or(service.name_state);
            if is_own {
                (known.is_own, known.at) = (true, service.at);
            }
            known.balancers.extend(service.balancers);
            if known.zones.is_empty() {
                known.zones = service.zones;
            }
        }
        Some(_) | None => reader.estate.services.push(service),
    }
}

fn name_state(reader: &mut Reader<'_, '_>) -> Option<Name> {
    let mut found = None;
    if reader.record() {
        while let Some(key) = reader.key() {
            if key == "State" {
                found = reader.name();
            } else {
                reader.skip();
            }
        }
    }
    found
}

fn inner_domain(reader: &mut Reader<'_, '_>) -> Option<Name> {
    let mut found = None;
    if reader.record() {
        while let Some(key) = reader.key() {
            if key == "PrivateDnsName" {
                found = reader.domain();
            } else {
                reader.skip();
            }
        }
    }
    found
}

pub fn connection(reader: &mut Reader<'_, '_>) {
    let mut connection = Connection {
        at: reader.spot(),
        ..Connection::default()
    };
    let mut endpoint = None;
    while let Some(key) = reader.key() {
        match &*key {
            "VpcEndpointConnectionId" => connection.id = reader.name(),
            "VpcEndpointId" => endpoint = reader.name(),
            "ServiceId" => connection.service = reader.name(),
            "VpcEndpointState" => connection.state = reader.name(),
            "VpcEndpointOwner" => connection.account = reader.name(),
            _ => reader.skip(),
        }
    }
    // The endpoint's own id names the endpoint itself, where that is in the estate too.
    if connection.id.is_none() {
        let id = endpoint
            .map(|it| alloc::format!("{} as seen by its service", reader.estate.names.text(it)));
        connection.id = id.and_then(|id| reader.keep(&id));
    }
    reader.estate.connections.push(connection);
}

pub fn association(reader: &mut Reader<'_, '_>) {
    let mut association = EndpointAssociation {
        at: reader.spot(),
        ..EndpointAssociation::default()
    };
    while let Some(key) = reader.key() {
        match &*key {
            "Id" => association.id = reader.name(),
            "VpcEndpointId" => association.endpoint = reader.name(),
            "AssociatedResourceArn" => association.resource = reader.last_part(),
            "PrivateDnsAssociationState" | "ResourceConfigurationGroupArn" => reader.skip(),
            "DnsEntry" | "PrivateDnsEntry" => association.names.extend(dns_name(reader)),
            _ => reader.skip(),
        }
    }
    reader.estate.endpoint_associations.push(association);
}
