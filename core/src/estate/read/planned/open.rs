//! Route tables as they are declared, and what joins subnets and gateways to them.

use super::super::declared::{Resource, Value};
use super::Maker;
use crate::estate::route::{Destination, Origin, Route, RouteTable, Target};
use crate::estate::{Kind, Name};

/// Resources that join others, which must be there first.
pub const JOINS: &[&str] = &[
    "aws_route",
    "AWS::EC2::Route",
    "aws_route_table_association",
    "AWS::EC2::SubnetRouteTableAssociation",
    "AWS::EC2::GatewayRouteTableAssociation",
    "aws_main_route_table_association",
    "aws_vpc_endpoint_route_table_association",
    "aws_vpc_endpoint_subnet_association",
    "aws_vpc_endpoint_security_group_association",
    "aws_vpc_endpoint_policy",
    "aws_vpc_endpoint_private_dns",
    "aws_vpc_endpoint_service_allowed_principal",
    "AWS::EC2::VPCEndpointServicePermissions",
    "aws_security_group_rule",
    "aws_vpc_security_group_ingress_rule",
    "aws_vpc_security_group_egress_rule",
    "AWS::EC2::SecurityGroupIngress",
    "AWS::EC2::SecurityGroupEgress",
    "AWS::EC2::VPCGatewayAttachment",
    "aws_internet_gateway_attachment",
    "aws_vpn_gateway_attachment",
    "aws_vpc_ipv4_cidr_block_association",
    "aws_vpc_ipv6_cidr_block_association",
    "AWS::EC2::VPCCidrBlock",
    "aws_vpc_dhcp_options_association",
    "AWS::EC2::VPCDHCPOptionsAssociation",
    "aws_ec2_managed_prefix_list_entry",
    "aws_network_acl_rule",
    "AWS::EC2::NetworkAclEntry",
    "aws_network_acl_association",
    "AWS::EC2::SubnetNetworkAclAssociation",
    "aws_eip",
    "AWS::EC2::EIP",
    "aws_eip_association",
    "AWS::EC2::EIPAssociation",
    "aws_route53_zone_association",
    "aws_route53_record",
    "AWS::Route53::RecordSet",
    "AWS::Route53::RecordSetGroup",
    "aws_route53_resolver_rule_association",
    "AWS::Route53Resolver::ResolverRuleAssociation",
    "aws_ec2_transit_gateway_route",
    "AWS::EC2::TransitGatewayRoute",
    "aws_ec2_transit_gateway_route_table_association",
    "AWS::EC2::TransitGatewayRouteTableAssociation",
    "aws_ec2_transit_gateway_route_table_propagation",
    "AWS::EC2::TransitGatewayRouteTablePropagation",
    "aws_vpn_connection_route",
    "AWS::EC2::VPNConnectionRoute",
];

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
        | "AWS::EC2::GatewayRouteTableAssociation"
        | "aws_main_route_table_association" => associate(maker, resource),
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
    // What nobody declares is known once it is made, and is no route of this table.
    let routes = resource.value("route").map_or(&[][..], Value::items);
    for route in routes.iter().filter(|it| matches!(it, Value::Record(_))) {
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
    let targets: [By; 8] = [
        // What these lead to is not followed; that there is something is told.
        (
            &[
                "core_network_arn",
                "CoreNetworkArn",
                "carrier_gateway_id",
                "CarrierGatewayId",
                "local_gateway_id",
                "LocalGatewayId",
            ],
            Target::Other,
        ),
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
        maker.later("the table or the destination of a route");
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
    let gateway = maker.one(resource, "gateway_id");
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
        None => maker.later("the route table that it is of"),
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
    let mut all = estate
        .internet_gateways
        .iter_mut()
        .chain(&mut estate.private_gateways);
    match all.find(|it| it.id == gateway && gateway.is_some()) {
        Some(found) => found.attached.extend(vpc.map(|vpc| (vpc, None))),
        None => maker.later("the gateway that it attaches"),
    }
}
