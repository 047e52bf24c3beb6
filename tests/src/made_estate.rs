//! A made-up estate of any size, as AWS commands would print it; the same one in every run.

use std::fmt::Write as _;

use tollgate_core::source::SourceFile;

/// How large an estate is, and what its endpoints are for.
#[derive(Debug, Clone, Copy)]
pub struct Size<'service> {
    /// How many VPCs it has, each with a subnet in two zones and a route table.
    pub vpcs: usize,
    /// How many endpoints each VPC has, the first of them a gateway endpoint.
    pub endpoints: usize,
    /// Names of endpoint services, of which each VPC's endpoints take the next ones.
    pub services: &'service [String],
}

/// The files of an estate: VPCs with their attributes, subnets, route tables, endpoints.
#[must_use]
pub fn files(size: Size<'_>) -> Vec<SourceFile> {
    let mut texts = [
        ("vpcs.json", String::from("{\"Vpcs\": [")),
        ("subnets.json", String::from("{\"Subnets\": [")),
        ("tables.json", String::from("{\"RouteTables\": [")),
        ("endpoints.json", String::from("{\"VpcEndpoints\": [")),
    ];
    let mut number = 0_usize;
    for vpc in 0..size.vpcs {
        let [vpcs, subnets, tables, endpoints] = &mut texts;
        let comma = if vpc == 0 { "\n" } else { ",\n" };
        let (id, net) = (format!("vpc-{vpc:017x}"), format!("10.{}", vpc % 250));
        // Writing to a string cannot fail.
        let _ = write!(
            vpcs.1,
            "{comma}{{\"CidrBlock\": \"{net}.0.0/16\", \"DhcpOptionsId\": \"dopt-1\", \"State\": \"available\", \"VpcId\": \"{id}\", \"OwnerId\": \"111122223333\", \"InstanceTenancy\": \"default\", \"IsDefault\": false, \"Tags\": [{{\"Key\": \"Name\", \"Value\": \"spoke {vpc}\"}}]}}"
        );
        for (at, zone) in ["a", "b"].iter().enumerate() {
            let comma = if vpc + at == 0 { "\n" } else { ",\n" };
            let _ = write!(
                subnets.1,
                "{comma}{{\"AvailabilityZone\": \"us-east-1{zone}\", \"AvailabilityZoneId\": \"use1-az{}\", \"AvailableIpAddressCount\": 251, \"CidrBlock\": \"{net}.{at}.0/24\", \"State\": \"available\", \"SubnetId\": \"subnet-{vpc:016x}{at}\", \"VpcId\": \"{id}\", \"OwnerId\": \"111122223333\"}}",
                at + 1
            );
        }
        let _ = write!(
            tables.1,
            "{comma}{{\"Associations\": [{{\"Main\": true, \"RouteTableId\": \"rtb-{vpc:017x}\"}}], \"PropagatingVgws\": [], \"RouteTableId\": \"rtb-{vpc:017x}\", \"VpcId\": \"{id}\", \"Routes\": [{{\"DestinationCidrBlock\": \"{net}.0.0/16\", \"GatewayId\": \"local\", \"Origin\": \"CreateRouteTable\", \"State\": \"active\"}}, {{\"DestinationPrefixListId\": \"pl-1\", \"GatewayId\": \"vpce-{number:017x}\", \"Origin\": \"CreateRoute\", \"State\": \"active\"}}, {{\"DestinationCidrBlock\": \"10.0.0.0/8\", \"TransitGatewayId\": \"tgw-1\", \"Origin\": \"CreateRoute\", \"State\": \"active\"}}]}}"
        );
        for at in 0..size.endpoints {
            let comma = if number == 0 { "\n" } else { ",\n" };
            let own = format!("vpce-{number:017x}");
            let service = size.services.iter().cycle().nth(vpc + at);
            let service = service.map_or("", String::as_str);
            let rest = if at == 0 {
                format!(
                    "\"VpcEndpointType\": \"Gateway\", \"ServiceName\": \"com.amazonaws.us-east-1.s3\", \"RouteTableIds\": [\"rtb-{vpc:017x}\"], \"SubnetIds\": [], \"Groups\": [], \"PrivateDnsEnabled\": false, \"NetworkInterfaceIds\": [], \"DnsEntries\": []"
                )
            } else {
                format!(
                    "\"VpcEndpointType\": \"Interface\", \"ServiceName\": \"{service}\", \"RouteTableIds\": [], \"SubnetIds\": [\"subnet-{vpc:016x}0\", \"subnet-{vpc:016x}1\"], \"Groups\": [{{\"GroupId\": \"sg-1\", \"GroupName\": \"endpoints\"}}], \"IpAddressType\": \"ipv4\", \"DnsOptions\": {{\"DnsRecordIpType\": \"ipv4\"}}, \"PrivateDnsEnabled\": true, \"NetworkInterfaceIds\": [], \"DnsEntries\": [{{\"DnsName\": \"{own}-abcdefgh.example.us-east-1.vpce.amazonaws.com\", \"HostedZoneId\": \"Z7HUB22UULQXV\"}}]"
                )
            };
            let _ = write!(
                endpoints.1,
                "{comma}{{\"VpcEndpointId\": \"{own}\", \"VpcId\": \"{id}\", \"State\": \"available\", \"PolicyDocument\": \"{{\\n\\t\\\"Statement\\\": [\\n\\t\\t{{\\n\\t\\t\\t\\\"Action\\\": \\\"*\\\", \\n\\t\\t\\t\\\"Effect\\\": \\\"Allow\\\", \\n\\t\\t\\t\\\"Principal\\\": \\\"*\\\", \\n\\t\\t\\t\\\"Resource\\\": \\\"*\\\"\\n\\t\\t}}\\n\\t]\\n}}\", {rest}, \"RequesterManaged\": false, \"CreationTimestamp\": \"2026-03-01T09:00:00+00:00\", \"Tags\": [], \"OwnerId\": \"111122223333\"}}"
            );
            number += 1;
        }
    }
    let whole = texts.into_iter().map(|(name, mut text)| {
        text.push_str("]}\n");
        SourceFile {
            name: name.to_owned(),
            text,
        }
    });
    let mut files: Vec<SourceFile> = whole.collect();
    for (name, text) in BESIDE {
        files.push(SourceFile {
            name: (*name).to_owned(),
            text: (*text).to_owned(),
        });
    }
    files
}

/// What all VPCs have in common.
const BESIDE: &[(&str, &str)] = &[
    (
        "options.json",
        r#"{"DhcpOptions": [{"DhcpOptionsId": "dopt-1", "DhcpConfigurations": [{"Key": "domain-name-servers", "Values": [{"Value": "AmazonProvidedDNS"}]}]}]}"#,
    ),
    (
        "lists.json",
        r#"{"PrefixLists": [{"PrefixListId": "pl-1", "PrefixListName": "com.amazonaws.us-east-1.s3", "Cidrs": ["52.216.0.0/15", "3.5.0.0/19"]}]}"#,
    ),
    (
        "groups.json",
        r#"{"SecurityGroups": [{"GroupId": "sg-1", "GroupName": "endpoints", "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}], "IpPermissionsEgress": []}]}"#,
    ),
];
