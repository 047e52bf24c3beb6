//! Endpoint services and things of Lattice as they are declared.

use super::super::declared::{Resource, Value};
use super::Maker;
use crate::estate::Kind;
use crate::estate::endpoint::{EndpointService, Lattice};

/// Makes a thing of a resource; whether it is one of these.
pub fn make(maker: &mut Maker<'_>, resource: &Resource) -> bool {
    match resource.kind.as_str() {
        "aws_vpc_endpoint_service" | "AWS::EC2::VPCEndpointService" => {
            let made = EndpointService {
                id: maker.own(resource),
                acceptance: resource.get("acceptance_required").and_then(Value::flag),
                private_names: maker
                    .domain(resource.value("private_dns_name"))
                    .into_iter()
                    .collect(),
                is_own: true,
                service: resource
                    .value("id")
                    .and_then(Value::text)
                    .and_then(|id| maker.keep(id)),
                principals: match resource.value("allowed_principals") {
                    Some(Value::List(_)) => Some(maker.many(resource, "allowed_principals")),
                    Some(_) | None => None,
                },
                balancers: [
                    maker.many(resource, "network_load_balancer_arns"),
                    maker.many(resource, "gateway_load_balancer_arns"),
                ]
                .concat(),
                at: maker.spot(),
                ..EndpointService::default()
            };
            maker.tells(Kind::Service);
            maker.estate.services.push(made);
        }
        "aws_vpc_endpoint_service_allowed_principal"
        | "AWS::EC2::VPCEndpointServicePermissions" => {
            let service = ["vpc_endpoint_service_id", "service_id"];
            let service = service.iter().find_map(|it| maker.one(resource, it));
            let mut principals = maker.many(resource, "allowed_principals");
            principals.extend(maker.one(resource, "principal_arn"));
            let mut services = maker.estate.services.iter_mut();
            if let Some(found) = services.find(|it| it.id == service && service.is_some()) {
                found.principals.get_or_insert_default().extend(principals);
            }
        }
        "aws_vpc_block_public_access_options" | "AWS::EC2::VPCBlockPublicAccessOptions" => {
            maker.tells(Kind::PublicAccess);
            let mode = maker.one(resource, "internet_gateway_block_mode");
            maker.estate.block_public_access = mode;
        }
        kind if kind.starts_with("aws_vpclattice_") || kind.starts_with("AWS::VpcLattice::") => {
            return lattice(maker, resource);
        }
        _ => return false,
    }
    true
}

fn lattice(maker: &mut Maker<'_>, resource: &Resource) -> bool {
    let known = [
        "service_network",
        "resource_gateway",
        "resource_configuration",
        "service_network_vpc_association",
        "service_network_resource_association",
    ];
    let own = resource.kind.strip_prefix("aws_vpclattice_");
    let found = own.is_some_and(|own| known.contains(&own))
        || matches!(
            resource.kind.as_str(),
            "AWS::VpcLattice::ServiceNetwork"
                | "AWS::VpcLattice::ResourceGateway"
                | "AWS::VpcLattice::ResourceConfiguration"
                | "AWS::VpcLattice::ServiceNetworkVpcAssociation"
                | "AWS::VpcLattice::ServiceNetworkResourceAssociation"
        );
    if !found {
        return false;
    }
    let mut made = Lattice {
        id: maker.own(resource),
        kind: maker.one(resource, "type"),
        vpc: maker.id(resource.get("vpc_identifier").or(resource.get("vpc_id"))),
        network: maker.one(resource, "service_network_identifier"),
        gateway: maker.one(resource, "resource_gateway_identifier"),
        configuration: maker.one(resource, "resource_configuration_identifier"),
        subnets: maker.many(resource, "subnet_ids"),
        groups: maker.many(resource, "security_group_ids"),
        names: maker
            .domain(resource.get("custom_domain_name"))
            .into_iter()
            .collect(),
        private_dns: resource.get("private_dns_enabled").and_then(Value::flag),
        at: maker.spot(),
        ..Lattice::default()
    };
    for one in resource.get("port_ranges").map_or(&[][..], Value::items) {
        let text = one.text().unwrap_or("");
        let (from, to) = text.split_once('-').unwrap_or((text, text));
        match (from.trim().parse(), to.trim().parse()) {
            (Ok(from), Ok(to)) => made.ports.push((from, to)),
            (_, _) => maker.later("a range of its ports"),
        }
    }
    maker.tells(Kind::Lattice);
    maker.estate.lattice.push(made);
    true
}
