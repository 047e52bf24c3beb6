"""Puts the code of every plan among the cases through the tools that users run.

CloudFormation goes through cfn-lint. Every script runs twice: against a closed port, where a command
that is spelled right fails to connect and any other fails earlier; and against a moto server, where it
must make what the plan lists, and take it back. What moto does not hold is counted, not passed over.
"""

import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(sys.executable).parent
CLOSED = "http://127.0.0.1:9"
# Services and operations that moto 5.2 has not; commands of theirs are still checked for their spelling.
LACKING = ("Not yet implemented", "NotImplemented", "not been implemented", "InternalFailure", "(404)", "UnknownOperation", "500 Internal Server Error", "cannot share the selected resource type")

# What commands would have printed that nothing answered: other commands look at the shape of these ids.
ID = "0123456789abcdef0"
MADE = {
    "create-resource-gateway": f"rgw-{ID}",
    "create-resource-configuration": f"rcfg-{ID}\tarn:aws:vpc-lattice:us-east-1:111122223333:resourceconfiguration/rcfg-{ID}",
    "create-service-network-vpc-association": f"snva-{ID}",
    "create-profile": f"rp-{ID}\tarn:aws:route53profiles:us-east-1:111122223333:profile/rp-{ID}",
    "create-resource-share": "arn:aws:ram:us-east-1:111122223333:resource-share/0123",
    "create-vpc-endpoint-service-configuration": f"vpce-svc-{ID}\tcom.amazonaws.vpce.us-east-1.vpce-svc-{ID}",
}

# An `aws` that stands before the real one, which takes half a second to start: it hands the command to
# the process below, which has it loaded.
SHIM = """#!{python} -SE
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as line:
    line.connect(os.environ["AWS_LINE"])
    line.sendall(json.dumps([os.environ["ENDPOINT"], sys.argv[1:]]).encode() + b"\\n")
    code, out, said = json.loads(line.makefile().readline())
sys.stdout.write(out)
sys.stderr.write(said)
sys.exit(code)
"""


def real(driver, arguments):
    """Runs one command in a process of its own: exit code, output, complaint."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as said:
        child = os.fork()
        if child == 0:
            os.dup2(out.fileno(), 1)
            os.dup2(said.fileno(), 2)
            code = 255
            try:
                code = driver.main(arguments)
            except SystemExit as ended:
                code = ended.code
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code if isinstance(code, int) else 255)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        out.seek(0)
        said.seek(0)
        return code, out.read().decode(), said.read().decode()


def answer(driver, endpoint, arguments, notes):
    """What the script sees: the command's own answer, or one made up where nothing could answer."""
    code, out, said = real(driver, ["--endpoint-url", endpoint, *arguments])
    if code == 0:
        return 0, out, said
    if any(word in said for word in LACKING):
        notes.write(" ".join(arguments[:2]) + "\n")
        notes.flush()
    elif "Could not connect" not in said:
        return code, out, said
    whole = " ".join(arguments)
    for mark, made in (
        ("State", "available"), ("Profile.Status", "COMPLETE"), ("status", "ACTIVE"),
        ("get-caller-identity", "arn:aws:iam::111122223333:root"),
    ):
        if mark in whole.partition("--query")[2] or mark in arguments:
            return 0, made + "\n", ""
    return 0, MADE.get(arguments[1], "made-1") + "\n", ""


def serve(path):
    """Answers commands, one after another, until it is told to end."""
    for name in [it for it in os.environ if it.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(
        AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test", AWS_MAX_ATTEMPTS="1", AWS_DEFAULT_REGION="us-east-1",
        AWS_EC2_METADATA_DISABLED="true", AWS_CONFIG_FILE=os.devnull, AWS_PAGER="",
    )
    from awscli.clidriver import create_clidriver

    driver = create_clidriver()
    for service in ("ec2", "cloudwatch", "vpc-lattice", "ram", "route53profiles"):
        driver.session.get_service_model(service)
    with socket.socket(socket.AF_UNIX) as door, open(path + ".lacking", "a") as notes:
        door.bind(path)
        door.listen(8)
        while True:
            line = door.accept()[0]
            endpoint, arguments = json.loads(line.makefile().readline())
            line.sendall(json.dumps(answer(driver, endpoint, arguments, notes)).encode() + b"\n")
            line.close()


passed, failed = 0, []


def check(name, problem):
    global passed
    if problem:
        failed.append(name)
        print(f"test {name} ... FAILED\n{problem}")
    else:
        passed += 1
        print(f"test {name} ... ok", flush=True)


def plans():
    for path in sorted((ROOT / "tests/cases/plan").glob("*.json")):
        cases = json.loads(path.read_text())
        lines = path.with_suffix(".output.jsonl").read_text().splitlines()
        for case, line in zip(cases, lines):
            plan = json.loads(line)
            if plan.get("status") == "ready":
                yield f"{path.stem}: {case['name']}", plan


def lint(folder, name, plan):
    template = folder / "template.yaml"
    template.write_text(plan["cloudformation"])
    run = subprocess.run([BIN / "cfn-lint", template], capture_output=True, text=True)
    return "" if run.returncode == 0 else run.stdout + run.stderr


def environment(folder, endpoint):
    shims = folder / "bin"
    shims.mkdir(exist_ok=True)
    (shims / "aws").write_text(SHIM.format(python=sys.executable))
    (shims / "dig").write_text("#!/bin/sh\necho 10.0.0.10\n")
    (shims / "curl").write_text("#!/bin/sh\necho 198.51.100.7\n")
    for shim in shims.iterdir():
        shim.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    return kept | {
        "PATH": f"{shims}:{os.environ['PATH']}",
        "ENDPOINT": endpoint, "AWS_LINE": str(folder / "line"), "PAUSE": "0", "TRIES": "3", "REGION": "us-east-1",
        "DATABASE_HOST": "orders.example.com",
    }


def script(folder, plan, endpoint, given):
    """Runs a plan's script to the end; gives back what went wrong, and what moto has not."""
    notes = folder / "line.lacking"
    before = len(notes.read_text().splitlines())
    (folder / "plan.sh").write_text(plan["aws_cli"])
    variables = environment(folder, endpoint)
    for item in plan["inputs"]:
        name = re.sub("[^A-Z0-9]", "_", item["id"].upper())
        values = given.get(item["id"], item["values"])
        if values:
            variables[name] = " ".join(values)
        else:
            variables[name] = "arn:aws:x:us-east-1:111122223333:y/z" if "arn" in item["id"] else f"{item['id']}-1"
    state = folder / "plan.sh.state"
    state.unlink(missing_ok=True)
    for verb in ("apply", "verify", "rollback"):
        run = subprocess.run(["bash", str(folder / "plan.sh"), verb], env=variables, capture_output=True, text=True)
        if run.returncode != 0:
            subprocess.run(["bash", str(folder / "plan.sh"), "rollback"], env=variables, capture_output=True)
            return f"{verb} ended with {run.returncode}\n{run.stdout[-600:]}\n{run.stderr[-1500:]}", []
        if verb == "apply" and not state.exists():
            return "nothing was kept", []
    if state.exists():
        return "rolled back, but the state is still there", []
    return "", sorted(set(notes.read_text().splitlines()[before:]))


def served():
    """A moto server on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = open(os.devnull, "w")
    server = subprocess.Popen([BIN / "moto_server", "-H", "127.0.0.1", "-p", str(port)], stdout=log, stderr=log)
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return server, f"http://127.0.0.1:{port}"
        time.sleep(0.2)
    raise SystemExit("the moto server does not answer")


def prepared(endpoint):
    """What a plan builds upon, made in the server: an id for each input that names something there."""
    import boto3

    made = dict(region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test", endpoint_url=endpoint)
    ec2, elb = boto3.client("ec2", **made), boto3.client("elbv2", **made)
    given = {"flow-log-bucket-arn": ["arn:aws:s3:::flow-logs-of-ours"]}

    def vpc(cidr, prefix):
        vpc_id = ec2.create_vpc(CidrBlock=f"{cidr}.0.0/16")["Vpc"]["VpcId"]
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
    given |= {"public-subnet-ids": subnets, "private-route-table-ids": tables, "public-route-table-id": tables[:1]}
    given |= {"appliance-subnet-ids": subnets, "protected-route-table-ids": tables, "only-public-subnet": subnets[:1]}
    given |= {"resolver-subnet-a": subnets[:1], "resolver-subnet-b": subnets[1:]}
    own, other, tables, group = vpc("10.11", "provider-")
    given |= {"provider-vpc-id": [own], "provider-subnet-ids": other, "gateway-group-id": [group]}
    own, other, tables, _ = vpc("10.12", "hub-")
    given |= {"hub-vpc-id": [own], "hub-subnet-ids": other, "hub-route-table-id": tables[:1]}
    own, other, tables, _ = vpc("10.13", "spoke-")
    given |= {"spoke-vpc-id": [own], "spoke-subnet-ids": other, "spoke-route-table-id": tables[:1]}
    balancer = lambda kind: elb.create_load_balancer(Name=kind, Type=kind, Subnets=subnets)["LoadBalancers"][0]["LoadBalancerArn"]
    given["load-balancer-arn"] = [balancer("network")]
    given["appliance-balancer-arn"] = [balancer("gateway")]
    given["transit-gateway-id"] = [ec2.create_transit_gateway()["TransitGateway"]["TransitGatewayId"]]
    boto3.client("s3", **made).create_bucket(Bucket="flow-logs-of-ours")
    return given


def main():
    server, endpoint = served()
    try:
        given = prepared(endpoint)
        lacks = {}
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            commands = subprocess.Popen([sys.executable, __file__, "--serve", str(folder / "line")])
            while not (folder / "line").exists():
                time.sleep(0.1)
            for name, plan in plans():
                check(f"cfn-lint: {name}", lint(folder, name, plan))
                check(f"spelling: {name}", script(folder, plan, CLOSED, {})[0])
                problem, lacking = script(folder, plan, endpoint, given)
                check(f"moto: {name}", problem)
                for operation in lacking:
                    lacks.setdefault(operation, 0)
                    lacks[operation] += 1
            commands.terminate()
            commands.wait()
        for operation, count in sorted(lacks.items()):
            print(f"moto has no `{operation}`: only its spelling was checked, in {count} plans")
    finally:
        server.terminate()
    print(f"test result: {'FAILED' if failed else 'ok'}. {passed} passed; {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(sys.argv[2])
    sys.exit(main())
