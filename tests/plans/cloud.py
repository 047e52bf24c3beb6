"""Where scripts are run against: a moto server with what plans build upon, and a port that is closed."""

import logging
import socket

import boto3
from moto.server import ThreadedMotoServer


def closed():
    """A port that refuses, and goes on to: it is taken, and nothing listens. The socket keeps it so."""
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    return taken, f"http://127.0.0.1:{taken.getsockname()[1]}"


class Crashes(logging.Handler):
    """The last lines of what the server prints when it crashes."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.lines = []

    def emit(self, record):
        self.lines.append(record.getMessage().strip().splitlines()[-1])


def served():
    """A moto server on a free port of this machine, in this process, so that it ends with it; its crashes."""
    crashes = Crashes()
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    log = logging.getLogger("werkzeug")
    log.setLevel(logging.ERROR)
    log.propagate = False
    log.addHandler(crashes)
    server.start()
    host, port = server.get_host_and_port()
    return server, f"http://{host}:{port}", crashes.lines


def prepared(endpoint):
    """What a plan builds upon, made in the server: an id for each input that names something there."""
    made = dict(region_name="us-east-1", endpoint_url=endpoint)
    ec2, elb = boto3.client("ec2", **made), boto3.client("elbv2", **made)
    given = {"flow-log-bucket-arn": ["arn:aws:s3:::flow-logs-of-ours"]}

    def vpc(cidr, prefix):
        vpc_id = ec2.create_vpc(CidrBlock=f"{cidr}.0.0/16")["Vpc"]["VpcId"]
        for attribute in ("EnableDnsSupport", "EnableDnsHostnames"):
            ec2.modify_vpc_attribute(VpcId=vpc_id, **{attribute: {"Value": True}})
        subnets, tables = [], []
        for number, zone in enumerate(("a", "b")):
            subnet = ec2.create_subnet(VpcId=vpc_id, CidrBlock=f"{cidr}.{number}.0/24", AvailabilityZone=f"us-east-1{zone}")
            table = ec2.create_route_table(VpcId=vpc_id)["RouteTable"]["RouteTableId"]
            ec2.associate_route_table(RouteTableId=table, SubnetId=subnet["Subnet"]["SubnetId"])
            subnets.append(subnet["Subnet"]["SubnetId"])
            tables.append(table)
        group = ec2.create_security_group(VpcId=vpc_id, GroupName=f"{prefix}callers", Description="callers")["GroupId"]
        return vpc_id, subnets, tables, group

    own, subnets, tables, group = vpc("10.10", "")
    given |= {"vpc-id": [own], "subnet-ids": subnets, "route-table-ids": tables, "caller-group-id": [group]}
    given |= {"private-route-table-ids": tables, "public-route-table-id": tables[:1]}
    given |= {"appliance-subnet-ids": subnets, "protected-route-table-ids": tables}
    given |= {"resolver-subnet-a": subnets[:1], "resolver-subnet-b": subnets[1:]}
    own, other, tables, group = vpc("10.11", "provider-")
    given |= {"provider-vpc-id": [own], "provider-subnet-ids": other, "gateway-group-id": [group]}
    own, other, tables, _ = vpc("10.12", "hub-")
    given |= {"hub-vpc-id": [own], "hub-subnet-ids": other, "hub-route-table-id": tables[:1]}
    own, other, tables, _ = vpc("10.13", "spoke-")
    given |= {"spoke-vpc-id": [own], "spoke-subnet-ids": other, "spoke-route-table-id": tables[:1]}
    # In a VPC of their own, since one of the plans makes the internet gateway of the first.
    own, public, tables, _ = vpc("10.14", "public-")
    given |= {"public-subnet-ids": public, "only-public-subnet": public[:1]}
    internet = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(InternetGatewayId=internet, VpcId=own)
    for table in tables:
        ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=internet)
    balancer = lambda kind: elb.create_load_balancer(Name=kind, Type=kind, Subnets=subnets)["LoadBalancers"][0]["LoadBalancerArn"]
    given["load-balancer-arn"] = [balancer("network")]
    given["appliance-balancer-arn"] = [balancer("gateway")]
    given["transit-gateway-id"] = [ec2.create_transit_gateway()["TransitGateway"]["TransitGatewayId"]]
    boto3.client("s3", **made).create_bucket(Bucket="flow-logs-of-ours")
    return given
