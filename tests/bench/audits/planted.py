"""An account with mistakes in it, made in a moto server; each mistake has a name and what finds it."""

import json

import boto3

OPEN = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}
ACCOUNT = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "dynamodb:*", "Resource": "*"}]}

# What is planted; the rule of `tollgate audit` that names it, and those of others that do.
MISTAKES = [
    ("DNS hostnames are off where private DNS is on", "private-dns-without-hostnames", ["hostnames-off"]),
    ("NAT beside no gateway endpoint for S3", "nat-without-gateway-endpoint", []),
    ("a gateway endpoint that no table uses", "gateway-endpoint-without-routes", ["endpoint-without-tables"]),
    ("a gateway endpoint misses the table with NAT", "gateway-endpoint-misses-table", []),
    ("an interface endpoint in one zone", "interface-endpoint-in-one-zone", ["endpoint-one-zone", "vpc_endpoint_multi_az_enabled"]),
    ("an endpoint whose group admits everybody", "endpoint-group-open",
     ["group-open", "ec2_securitygroup_allow_ingress_from_internet_to_all_ports", "ec2_securitygroup_allow_ingress_from_internet_to_any_port",
      "CKV_AWS_277", "CKV_AWS_260"]),
    ("an endpoint whose group admits no HTTPS", "endpoint-group-refuses-https", []),
    ("an endpoint with the group that the VPC came with", "endpoint-with-default-group", []),
    ("the policy that allows everything", "default-policy",
     ["endpoint-policy-open", "vpc_endpoint_connections_trust_boundaries", "CKV_AWS_111"]),
    ("an account as principal at a gateway endpoint", "vpce-gateway-account-principal-root-only", []),
    ("one ECR endpoint without the other", "image-pulls-need-both", []),
    ("image pulls without S3", "image-pulls-need-s3", []),
    ("Session Manager without its second endpoint", "session-manager-incomplete", []),
    ("two endpoints for one service", "endpoint-twice", ["E3064"]),
    ("NAT in a subnet without a way out", "nat-gateway-without-internet", []),
    ("subnets of another zone go out by it", "nat-gateway-across-zones", []),
    ("a peering that only one side routes to", "peering-one-way", []),
    ("a network ACL that lets no HTTPS in", "endpoint-acl-refuses", []),
    ("a private zone for DynamoDB's name", "dynamodb-zone", []),
    ("an address that nothing uses", "address-unused",
     ["address-unused", "ec2_elastic_ip_unassigned", "CKV2_AWS_19"]),
    ("an endpoint service open to everybody", "service-open-to-everybody",
     ["endpoint-service-open", "vpc_endpoint_services_allowed_principals_trust_boundaries", "CKV_AWS_123"]),
]


def make(endpoint):
    """Makes the account; gives back the answers that describe it, by the name of a file."""
    made = dict(region_name="us-east-1", endpoint_url=endpoint)
    ec2, names, elb = (boto3.client(name, **made) for name in ("ec2", "route53", "elbv2"))

    def vpc(cidr):
        id = ec2.create_vpc(CidrBlock=f"{cidr}.0.0/16")["Vpc"]["VpcId"]
        subnets = [ec2.create_subnet(VpcId=id, CidrBlock=f"{cidr}.{n}.0/24", AvailabilityZone=f"us-east-1{zone}")["Subnet"]["SubnetId"]
                   for n, zone in enumerate("ab")]
        return id, subnets

    def group(vpc, name, *rules):
        id = ec2.create_security_group(VpcId=vpc, GroupName=name, Description=name)["GroupId"]
        for protocol, port, cidr in rules:
            ec2.authorize_security_group_ingress(GroupId=id, IpPermissions=[
                {"IpProtocol": protocol, "FromPort": port, "ToPort": port, "IpRanges": [{"CidrIp": cidr}]}])
        return id

    def interface(vpc, service, subnets, groups, **more):
        return ec2.create_vpc_endpoint(VpcId=vpc, VpcEndpointType="Interface", SubnetIds=subnets, SecurityGroupIds=groups,
                                       ServiceName=f"com.amazonaws.us-east-1.{service}", PrivateDnsEnabled=True, **more)

    main, (a, b) = vpc("10.20")
    ec2.modify_vpc_attribute(VpcId=main, EnableDnsHostnames={"Value": False})
    own = ec2.describe_security_groups(Filters=[{"Name": "vpc-id", "Values": [main]}, {"Name": "group-name", "Values": ["default"]}])
    own = own["SecurityGroups"][0]["GroupId"]
    good = group(main, "good", ("tcp", 443, "10.20.0.0/24"))
    interface(main, "kms", [a], [group(main, "open", ("tcp", 443, "0.0.0.0/0"))], PolicyDocument=json.dumps(OPEN))
    interface(main, "sqs", [a, b], [group(main, "shut", ("tcp", 80, "10.20.0.0/24"))])
    interface(main, "sns", [a, b], [own])
    interface(main, "ecr.dkr", [a, b], [good])
    for _ in range(2):
        interface(main, "secretsmanager", [a, b], [good])
    out = ec2.create_nat_gateway(SubnetId=a, AllocationId=ec2.allocate_address(Domain="vpc")["AllocationId"])["NatGateway"]["NatGatewayId"]
    table = ec2.create_route_table(VpcId=main)["RouteTable"]["RouteTableId"]
    ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", NatGatewayId=out)
    ec2.associate_route_table(RouteTableId=table, SubnetId=b)
    ec2.create_vpc_endpoint(VpcId=main, VpcEndpointType="Gateway", ServiceName="com.amazonaws.us-east-1.dynamodb", PolicyDocument=json.dumps(ACCOUNT))
    acl = ec2.describe_network_acls(Filters=[{"Name": "vpc-id", "Values": [main]}])["NetworkAcls"][0]["NetworkAclId"]
    ec2.replace_network_acl_entry(NetworkAclId=acl, RuleNumber=100, Protocol="6", RuleAction="allow", Egress=False,
                                  CidrBlock="0.0.0.0/0", PortRange={"From": 80, "To": 80})
    ec2.allocate_address(Domain="vpc")
    other, (c, d) = vpc("10.21")
    ec2.modify_vpc_attribute(VpcId=other, EnableDnsHostnames={"Value": True})
    interface(other, "ssm", [c, d], [group(other, "callers", ("tcp", 443, "10.21.0.0/24"))])
    peering = ec2.create_vpc_peering_connection(VpcId=main, PeerVpcId=other)["VpcPeeringConnection"]["VpcPeeringConnectionId"]
    ec2.accept_vpc_peering_connection(VpcPeeringConnectionId=peering)
    ec2.create_route(RouteTableId=table, DestinationCidrBlock="10.21.0.0/16", VpcPeeringConnectionId=peering)
    names.create_hosted_zone(Name="dynamodb.us-east-1.amazonaws.com", CallerReference="planted", HostedZoneConfig={"PrivateZone": True},
                             VPC={"VPCRegion": "us-east-1", "VPCId": main})
    balancer = elb.create_load_balancer(Name="own", Type="network", Subnets=[a, b])["LoadBalancers"][0]["LoadBalancerArn"]
    service = ec2.create_vpc_endpoint_service_configuration(NetworkLoadBalancerArns=[balancer], AcceptanceRequired=False)
    service = service["ServiceConfiguration"]["ServiceId"]
    ec2.modify_vpc_endpoint_service_permissions(ServiceId=service, AddAllowedPrincipals=["*"])
    return described(ec2, names, [main, other], service)


def described(ec2, names, vpcs, service):
    """What a user would collect; moto adds a VPC of its own, which is left out."""
    ours = [{"Name": "vpc-id", "Values": vpcs}]
    answers = {
        "vpcs": ec2.describe_vpcs(VpcIds=vpcs),
        "subnets": ec2.describe_subnets(Filters=ours),
        "tables": ec2.describe_route_tables(Filters=ours),
        "groups": ec2.describe_security_groups(Filters=ours),
        "acls": ec2.describe_network_acls(Filters=ours),
        "nat": ec2.describe_nat_gateways(Filters=ours),
        "endpoints": ec2.describe_vpc_endpoints(Filters=ours),
        "internet": ec2.describe_internet_gateways(),
        "peerings": ec2.describe_vpc_peering_connections(),
        "interfaces": ec2.describe_network_interfaces(Filters=ours),
        "addresses": ec2.describe_addresses(),
        "own": ec2.describe_vpc_endpoint_service_configurations(ServiceIds=[service]),
        "who": ec2.describe_vpc_endpoint_service_permissions(ServiceId=service),
        "zones": names.list_hosted_zones(),
    }
    for principal in answers["who"]["AllowedPrincipals"]:
        principal.setdefault("ServiceId", service)
    for number, zone in enumerate(answers["zones"]["HostedZones"]):
        answers[f"zone-{number}"] = names.get_hosted_zone(Id=zone["Id"])
    for number, vpc in enumerate(vpcs):
        for attribute in ("enableDnsHostnames", "enableDnsSupport"):
            answers[f"{attribute}-{number}"] = ec2.describe_vpc_attribute(VpcId=vpc, Attribute=attribute)
    for answer in answers.values():
        answer.pop("ResponseMetadata", None)
    return answers
