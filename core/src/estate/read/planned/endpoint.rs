//! Endpoints as they are declared, what joins tables, subnets and groups to them, and the routes that AWS adds.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::super::declared::{Resource, Value};
use super::Maker;
use crate::estate::endpoint::{Change, Endpoint, EndpointKind};
use crate::estate::serve::serve;
use crate::estate::{Kind, Name};
use crate::report::quote::quote;

/// A policy of which nothing is known but that it is there.
const UNTOLD_POLICY: &str = "not known before it is made";

/// Makes an endpoint of a resource, or joins things to one; whether it is one of these.
pub fn make(maker: &mut Maker<'_>, resource: &Resource) -> bool {
    match resource.kind.as_str() {
        "aws_vpc_endpoint" | "AWS::EC2::VPCEndpoint" => endpoint(maker, resource),
        "aws_vpc_endpoint_route_table_association" => {
            let table = maker.value(resource, &["route_table_id"]);
            let table = maker.id(table);
            let of = maker.value(resource, &["vpc_endpoint_id"]);
            let of = maker.id(of);
            let joins = resource.change.filter(|it| *it != Change::Keep);
            join_endpoint(maker, of, |it| {
                it.tables.extend(table);
                it.change = match it.change {
                    Some(Change::Keep) if joins.is_some() => Some(Change::Update),
                    other => other,
                };
            });
            let at = maker.spot();
            serve(maker.estate, of, table, at);
        }
        "aws_vpc_endpoint_subnet_association" => {
            let subnet = maker.value(resource, &["subnet_id"]);
            let subnet = maker.id(subnet);
            let of = maker.value(resource, &["vpc_endpoint_id"]);
            let of = maker.id(of);
            join_endpoint(maker, of, |it| it.subnets.extend(subnet));
        }
        "aws_vpc_endpoint_security_group_association" => {
            let group = maker.value(resource, &["security_group_id"]);
            let group = maker.id(group);
            let of = maker.value(resource, &["vpc_endpoint_id"]);
            let of = maker.id(of);
            join_endpoint(maker, of, |it| it.groups.extend(group));
        }
        "aws_vpc_endpoint_policy" => {
            let of = maker.one(resource, "vpc_endpoint_id");
            let policy = resource.value("policy").cloned();
            let policy = policy.as_ref().and_then(|it| policy_text(maker, it));
            join_endpoint(maker, of, |it| it.policy = policy);
        }
        "aws_vpc_endpoint_private_dns" => {
            let of = maker.one(resource, "vpc_endpoint_id");
            let flag = resource.get("private_dns_enabled").and_then(Value::flag);
            join_endpoint(maker, of, |it| it.private_dns = flag);
        }
        _ => return false,
    }
    true
}

fn endpoint(maker: &mut Maker<'_>, resource: &Resource) {
    let kind = maker.value(resource, &["vpc_endpoint_type", "VpcEndpointType"]);
    // A kind that is left out is the one that there was first.
    let word = match kind {
        Some(value) => value.text().unwrap_or("not known before it is made"),
        None => "Gateway",
    };
    let kind = EndpointKind::of(word).unwrap_or_else(|| {
        maker.skip(format!(
            "an endpoint of the kind `{word}`, which is not known, is read without its way"
        ));
        let kept = maker.keep(word);
        kept.map_or(EndpointKind::Interface, EndpointKind::Other)
    });
    let of = |names: &[&str]| names.iter().find_map(|name| resource.value(name)).cloned();
    let policy = of(&["policy", "PolicyDocument"]);
    let options = of(&["dns_options", "DnsOptions"]);
    let options = options.as_ref().and_then(|it| it.items().first());
    let inbound = [
        "private_dns_only_for_inbound_resolver_endpoint",
        "PrivateDnsOnlyForInboundResolverEndpoint",
    ];
    let inbound = options.and_then(|it| inbound.iter().find_map(|name| it.field(name)?.flag()));
    let record_type = options.and_then(|it| it.get("dns_record_ip_type")).cloned();
    let private = of(&["private_dns_enabled", "PrivateDnsEnabled"]);
    let mut names = Vec::new();
    for entry in resource.value("dns_entry").map_or(&[][..], Value::items) {
        names.extend(maker.domain(entry.field("dns_name")));
    }
    let leads = ["resource_configuration_arn", "service_network_arn"];
    let leads = leads.iter().find_map(|name| resource.get(name)).cloned();
    let state = resource.value("state").and_then(Value::text);
    let state = String::from(state.unwrap_or("available"));
    let endpoint = Endpoint {
        id: maker.own(resource),
        kind,
        vpc: maker.id(of(&["vpc_id", "VpcId"]).as_ref()),
        service: maker.id(of(&["service_name", "ServiceName"]).as_ref()),
        service_region: maker.id(of(&["service_region", "ServiceRegion"]).as_ref()),
        // What is planned will be available, if nobody must accept it.
        state: maker.keep(&state),
        private_dns: private.as_ref().map_or(Some(false), Value::flag),
        inbound_only: inbound,
        policy: policy.as_ref().and_then(|it| policy_text(maker, it)),
        record_type: maker.id(record_type.as_ref()),
        address_type: maker.one(resource, "ip_address_type"),
        names,
        interfaces: match resource.value("network_interface_ids") {
            Some(Value::List(items)) if items.iter().all(Value::is_known) => {
                maker.many(resource, "network_interface_ids")
            }
            Some(_) | None => Vec::new(),
        },
        resource: maker.id(leads.as_ref()),
        change: resource.change,
        subnets: maker.ids(of(&["subnet_ids", "SubnetIds"]).as_ref()),
        groups: maker.ids(of(&["security_group_ids", "SecurityGroupIds"]).as_ref()),
        tables: maker.ids(of(&["route_table_ids", "RouteTableIds"]).as_ref()),
        at: maker.spot(),
        ..Endpoint::default()
    };
    let (id, tables) = (endpoint.id, endpoint.tables.clone());
    maker.tells(Kind::Endpoint);
    maker.estate.endpoints.push(endpoint);
    for table in tables {
        let at = maker.spot();
        serve(maker.estate, id, Some(table), at);
    }
}

/// A policy as JSON text; of one that is put together later only that it is there.
fn policy_text(maker: &mut Maker<'_>, policy: &Value) -> Option<Name> {
    if let Some(text) = policy.text() {
        return maker.keep(text);
    }
    let mut text = String::new();
    if write(policy, &mut text) {
        return maker.keep(&text);
    }
    maker.later("its policy");
    maker.keep(UNTOLD_POLICY)
}

/// Writes a value as JSON; whether all of it is known.
fn write(value: &Value, text: &mut String) -> bool {
    match value {
        Value::Null => text.push_str("null"),
        Value::Flag(true) => text.push_str("true"),
        Value::Flag(false) => text.push_str("false"),
        Value::Number(number) => text.push_str(number),
        Value::Text(own) => quote(own, text),
        Value::List(items) => {
            for (place, item) in items.iter().enumerate() {
                text.push(if place == 0 { '[' } else { ',' });
                if !write(item, text) {
                    return false;
                }
            }
            text.push_str(if items.is_empty() { "[]" } else { "]" });
        }
        Value::Record(entries) => {
            for (place, (name, item)) in entries.iter().enumerate() {
                text.push(if place == 0 { '{' } else { ',' });
                quote(name, text);
                text.push(':');
                if !write(item, text) {
                    return false;
                }
            }
            text.push_str(if entries.is_empty() { "{}" } else { "}" });
        }
        Value::Reference(_) | Value::Unknown(_) => return false,
    }
    true
}

fn join_endpoint(maker: &mut Maker<'_>, of: Option<Name>, join: impl FnOnce(&mut Endpoint)) {
    let found = maker
        .estate
        .endpoints
        .iter_mut()
        .find(|it| it.id == of && of.is_some());
    match found {
        Some(endpoint) => join(endpoint),
        None => maker.later("the endpoint that it joins something to"),
    }
}
