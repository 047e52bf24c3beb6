"""What stands in a moto server, as the commands of a user would print it, and what an audit says of it."""

import json
import pathlib
import re
import subprocess
import tempfile

import boto3

# Ids of AWS: of these, only the ones that a plan made are looked for in findings.
ID = re.compile(r"\b(?:vpce|vpce-svc|nat|sg|rtb|tgw|tgw-attach|eipalloc|rslvr-in)-[0-9a-f]{8,}\b")

# The calls, by the name of the file that holds the answer.
CALLS = ("vpcs", "subnets", "route_tables", "security_groups", "network_acls", "nat_gateways", "vpc_endpoints",
         "internet_gateways", "network_interfaces", "addresses", "vpc_peering_connections",
         "transit_gateway_attachments", "managed_prefix_lists", "vpc_endpoint_service_configurations", "dhcp_options")

# Rules that are right about what was made, and why a plan may be so all the same.
PASSED_OVER = {
    "image-pulls-need-s3": "a case asks for the endpoints of ECR, and for none of S3",
}


def collected(endpoint, folder):
    """Writes what stands into files; attributes of VPCs and hosted zones are asked for one by one."""
    made = dict(region_name="us-east-1", endpoint_url=endpoint)
    ec2, names = boto3.client("ec2", **made), boto3.client("route53", **made)
    answers = {call: getattr(ec2, f"describe_{call}")() for call in CALLS}
    for vpc in answers["vpcs"]["Vpcs"]:
        for attribute in ("enableDnsSupport", "enableDnsHostnames"):
            answer = ec2.describe_vpc_attribute(VpcId=vpc["VpcId"], Attribute=attribute)
            answers[f"{attribute}-{vpc['VpcId']}"] = answer
    answers["zones"] = names.list_hosted_zones()
    for zone in answers["zones"]["HostedZones"]:
        name = zone["Id"].rpartition("/")[2]
        answers[f"zone-{name}"] = names.get_hosted_zone(Id=zone["Id"])
        answers[f"records-{name}"] = names.list_resource_record_sets(HostedZoneId=zone["Id"]) | {"HostedZoneId": name}
    for name, answer in answers.items():
        answer.pop("ResponseMetadata", None)
        (folder / f"{name}.json").write_text(json.dumps(answer, default=str))


def found(tollgate, endpoint, state):
    """Errors and warnings about what a plan made, whose ids its state holds."""
    own = set(ID.findall(state))
    with tempfile.TemporaryDirectory() as folder:
        collected(endpoint, pathlib.Path(folder))
        run = subprocess.run([tollgate, "audit", folder, "--format", "json"], capture_output=True, text=True)
    if run.returncode > 1:
        return [run.stderr]
    findings = json.loads(run.stdout)["findings"]
    about = lambda it: own & set(it["resources"]) and it["severity"] != "notice"
    return [f"{it['rule']}: {it['message']}" for it in findings if about(it) and it["rule"] not in PASSED_OVER]
