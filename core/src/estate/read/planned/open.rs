//! Route tables and endpoints as they are declared, and what joins subnets to them.

use alloc::string::String;

use super::super::declared::{Resource, Value};
use super::Maker;
use crate::estate::endpoint::{Endpoint, EndpointKind};
use crate::estate::route::{Destination, Origin, PrefixList, Route, RouteTable, Target};
use crate::estate::{Kind, Name};

/// Whether a resource joins others that must be there first.
pub fn is_join(kind: &str) -> bool {
    matches!(
        kind,
        "aws_route"
            | "AWS::EC2::Route"
            | "aws_route_table_association"
            | "AWS::EC2::SubnetRouteTableAssociation"
            | "aws_main_route_table_association"
            | "aws_vpc_endpoint_route_table_association"
            | "aws_vpc_endpoint_subnet_association"
            | "aws_vpc_endpoint_security_group_association"
            | "aws_security_group_rule"
            | "aws_vpc_security_group_ingress_rule"
            | "aws_vpc_security_group_egress_rule"
            | "AWS::EC2::SecurityGroupIngress"
            | "AWS::EC2::SecurityGroupEgress"
            | "AWS::EC2::VPCGatewayAttachment"
            | "aws_internet_gateway_attachment"
            | "aws_vpn_gateway_attachment"
            | "aws_vpc_endpoint"
            | "AWS::EC2::VPCEndpoint"
    )
}

/// Makes a thing of a resource, or joins things; whether it is one of these.
pub fn make(maker: &mut Maker<'_>, resource: &Resource) -> bool {
    match resource.kind.as_str() {
        "aws_route_table" | "aws_default_route_table" | "AWS::EC2::RouteTable" => {
            table(maker, resource)
        }
        "aws_route" | "AWS::EC2::Route" => {
            let of = maker.value(resource, &["route_table_id", "RouteTableId"]);
            let of = maker.id(of);
            let record = Value::Record(resource.values.clone());
            add_route(maker, of, &record, resource.at.line);
        }
        "aws_route_table_association"
        | "AWS::EC2::SubnetRouteTableAssociation"
        | "aws_main_route_table_association" => associate(maker, resource),
        "aws_vpc_endpoint" | "AWS::EC2::VPCEndpoint" => endpoint(maker, resource),
        "aws_vpc_endpoint_route_table_association" => {
            let table = maker.value(resource, &["route_table_id"]);
            let table = maker.id(table);
            let of = maker.value(resource, &["vpc_endpoint_id"]);
            let of = maker.id(of);
            join_endpoint(maker, of, |it| it.tables.extend(table));
            served(maker, of, table);
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
        "AWS::EC2::VPCGatewayAttachment"
        | "aws_internet_gateway_attachment"
        | "aws_vpn_gateway_attachment" => attach(maker, resource),
        _ => return false,
    }
    true
}

fn table(maker: &mut Maker<'_>, resource: &Resource) {
    let default = resource.value("default_route_table_id");
    let vpc = maker.value(resource, &["vpc_id", "VpcId"]).or(default);
    let vpc = maker.id(vpc);
    if default.is_some() {
        for main in maker.estate.tables.iter_mut().filter(|it| it.vpc == vpc) {
            main.is_main = false;
        }
    }
    let table = RouteTable {
        id: maker.own(resource),
        vpc,
        is_main: default.is_some(),
        at: maker.spot(),
        ..RouteTable::default()
    };
    let id = table.id;
    maker.tells(Kind::RouteTable);
    maker.estate.tables.push(table);
    for route in resource.value("route").map_or(&[][..], Value::items) {
        add_route(maker, id, route, resource.at.line);
    }
}

/// Attributes that name a target, and what kind it is.
type By = (&'static [&'static str], fn(Name) -> Target);

/// Adds a route to a table. Blocks of Terraform give what they leave out as empty texts.
fn add_route(maker: &mut Maker<'_>, of: Option<Name>, route: &Value, line: u32) {
    let field = |names: &[&str]| {
        let found = names.iter().filter_map(|name| route.field(name));
        found
            .filter(|it| it.text() != Some(""))
            .map(Value::clone)
            .next()
    };
    let ranges = field(&[
        "cidr_block",
        "ipv6_cidr_block",
        "destination_cidr_block",
        "destination_ipv6_cidr_block",
        "DestinationCidrBlock",
        "DestinationIpv6CidrBlock",
    ]);
    let list = field(&["destination_prefix_list_id", "DestinationPrefixListId"]);
    let to = match maker.range(ranges.as_ref()) {
        Some(range) => Some(Destination::Range(range)),
        None => maker.id(list.as_ref()).map(Destination::List),
    };
    let targets: [By; 7] = [
        (&["nat_gateway_id", "NatGatewayId"], Target::Nat),
        (&["transit_gateway_id", "TransitGatewayId"], Target::Transit),
        (
            &["vpc_peering_connection_id", "VpcPeeringConnectionId"],
            Target::Peering,
        ),
        (
            &["egress_only_gateway_id", "EgressOnlyInternetGatewayId"],
            Target::EgressOnly,
        ),
        (
            &["network_interface_id", "NetworkInterfaceId"],
            Target::Interface,
        ),
        (&["vpc_endpoint_id", "VpcEndpointId"], Target::Endpoint),
        (&["instance_id", "InstanceId"], Target::Instance),
    ];
    let mut target = Target::Missing;
    for (names, of) in targets {
        if let Some(id) = maker.id(field(names).as_ref()) {
            target = of(id);
        }
    }
    if let Some(id) = maker.id(field(&["gateway_id", "GatewayId"]).as_ref()) {
        let estate = &maker.estate;
        let text = estate.names.text(id);
        let private =
            text.starts_with("vgw-") || estate.private_gateways.iter().any(|it| it.id == Some(id));
        target = match text {
            "local" => Target::Local,
            text if text.starts_with("vpce-") => Target::Endpoint(id),
            _ if private => Target::Private(id),
            _ => Target::Internet(id),
        };
    }
    let table = maker
        .estate
        .tables
        .iter_mut()
        .find(|it| it.id == of && of.is_some());
    let (Some(table), Some(to)) = (table, to) else {
        maker.skip(String::from(
            "a route whose table or destination is not known before it is made",
        ));
        return;
    };
    table.routes.push(Route {
        to,
        target,
        origin: if target == Target::Local {
            Origin::Local
        } else {
            Origin::Static
        },
        is_blackhole: false,
        line,
        number: None,
    });
}

fn associate(maker: &mut Maker<'_>, resource: &Resource) {
    let table = maker.value(resource, &["route_table_id", "RouteTableId"]);
    let table = maker.id(table);
    let subnet = maker.value(resource, &["subnet_id", "SubnetId"]);
    let subnet = maker.id(subnet);
    let gateway = maker.value(resource, &["gateway_id"]);
    let gateway = maker.id(gateway);
    let vpc = maker.value(resource, &["vpc_id"]);
    let vpc = maker
        .id(vpc)
        .filter(|_| resource.kind == "aws_main_route_table_association");
    if let Some(vpc) = vpc {
        for main in maker
            .estate
            .tables
            .iter_mut()
            .filter(|it| it.vpc == Some(vpc))
        {
            main.is_main = false;
        }
    }
    match maker
        .estate
        .tables
        .iter_mut()
        .find(|it| it.id == table && table.is_some())
    {
        Some(found) => {
            found.subnets.extend(subnet);
            found.gateways.extend(gateway);
            found.is_main |= vpc.is_some();
        }
        None => maker.skip(String::from(
            "an association with a table that is not known before it is made",
        )),
    }
}

fn endpoint(maker: &mut Maker<'_>, resource: &Resource) {
    let kind = maker.value(resource, &["vpc_endpoint_type", "VpcEndpointType"]);
    let word = kind.and_then(Value::text).unwrap_or("Gateway");
    let kind = EndpointKind::of(word).unwrap_or_else(|| {
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
    let private = of(&["private_dns_enabled", "PrivateDnsEnabled"]);
    let endpoint = Endpoint {
        id: maker.own(resource),
        kind,
        vpc: maker.id(of(&["vpc_id", "VpcId"]).as_ref()),
        service: maker.id(of(&["service_name", "ServiceName"]).as_ref()),
        service_region: maker.id(of(&["service_region", "ServiceRegion"]).as_ref()),
        // What is planned will be available, if nobody must accept it.
        state: maker.keep("available"),
        private_dns: private.as_ref().map_or(Some(false), Value::flag),
        inbound_only: inbound,
        policy: policy
            .as_ref()
            .and_then(Value::text)
            .and_then(|it| maker.keep(it)),
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
        served(maker, id, Some(table));
    }
}

fn join_endpoint(maker: &mut Maker<'_>, of: Option<Name>, join: impl FnOnce(&mut Endpoint)) {
    let found = maker
        .estate
        .endpoints
        .iter_mut()
        .find(|it| it.id == of && of.is_some());
    match found {
        Some(endpoint) => join(endpoint),
        None => maker.skip(String::from(
            "joins an endpoint that is not known before it is made",
        )),
    }
}

/// The route of a gateway endpoint, which AWS adds to each of its tables.
fn served(maker: &mut Maker<'_>, endpoint: Option<Name>, table: Option<Name>) {
    let Some(found) = maker.estate.endpoints.iter().find(|it| it.id == endpoint) else {
        return;
    };
    let (kind, service) = (found.kind, String::from(maker.estate.text(found.service)));
    let (Some(id), EndpointKind::Gateway) = (endpoint, kind) else {
        return;
    };
    let Some(list) = maker.keep(&[&service, ": prefix list"].concat()) else {
        return;
    };
    if !maker.estate.lists.iter().any(|it| it.id == Some(list)) {
        let name = maker.keep(&service);
        let at = maker.spot();
        maker.estate.lists.push(PrefixList {
            id: Some(list),
            name,
            ranges: None,
            at,
        });
    }
    if let Some(table) = maker
        .estate
        .tables
        .iter_mut()
        .find(|it| it.id == table && table.is_some())
    {
        table.routes.push(Route {
            to: Destination::List(list),
            target: Target::Endpoint(id),
            origin: Origin::Static,
            is_blackhole: false,
            line: 0,
            number: None,
        });
    }
}

fn attach(maker: &mut Maker<'_>, resource: &Resource) {
    let vpc = maker.value(resource, &["vpc_id", "VpcId"]);
    let vpc = maker.id(vpc);
    let gateway = maker.value(
        resource,
        &[
            "internet_gateway_id",
            "InternetGatewayId",
            "vpn_gateway_id",
            "VpnGatewayId",
        ],
    );
    let gateway = maker.id(gateway);
    let estate = &mut maker.estate;
    let all = estate
        .internet_gateways
        .iter_mut()
        .chain(&mut estate.private_gateways);
    for found in all.filter(|it| it.id == gateway && gateway.is_some()) {
        found.attached.extend(vpc.map(|vpc| (vpc, None)));
    }
}
