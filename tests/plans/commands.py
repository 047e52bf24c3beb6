"""Runs commands of the AWS command line in one process that has it loaded, and answers where nothing can.

The real program takes a second to start, and the plans hold hundreds of commands. Scripts find an
`aws` that hands its words to this process; what parses, checks and sends them is the real program's code.
"""

import contextlib
import json
import os
import select
import socket
import sys
import tempfile

# Part of every id that was made up: a command that names one is about something that moto could not make.
ID = "0feedfacecafebeef"

# What commands would have printed that nothing answered: other commands look at the shape of these ids.
MADE = {
    "create-nat-gateway": f"nat-{ID}",
    "create-resource-gateway": f"rgw-{ID}",
    "create-resource-configuration": f"rcfg-{ID}\tarn:aws:vpc-lattice:us-east-1:111122223333:resourceconfiguration/rcfg-{ID}",
    "create-service-network-vpc-association": f"snva-{ID}",
    "create-profile": f"rp-{ID}\tarn:aws:route53profiles:us-east-1:111122223333:profile/rp-{ID}",
    "create-resource-share": f"arn:aws:ram:us-east-1:111122223333:resource-share/{ID}",
    "create-vpc-endpoint-service-configuration": f"vpce-svc-{ID}\tcom.amazonaws.vpce.us-east-1.vpce-svc-{ID}",
    "get-caller-identity": "arn:aws:iam::111122223333:root",
}

# What moto 5.2.5 cannot do: the operation, what it says then, and why. Nothing else it says is passed over,
# and an operation that stands here and is not met fails the suite.
FAULT = "500 Internal Server Error"
LACKING = {
    "ec2 accept-vpc-endpoint-connections": (FAULT, "moto has not the operation"),
    "ec2 describe-vpc-endpoint-associations": (FAULT, "moto has not the operation"),
    "ec2 describe-vpc-endpoint-connections": (FAULT, "moto has not the operation"),
    "ec2 reject-vpc-endpoint-connections": (FAULT, "moto has not the operation"),
    "ec2 create-nat-gateway": ("The subnet ID 'None' does not exist", "moto has not the regional NAT gateway, which takes no subnet"),
    "ram create-resource-share": ("You cannot share the selected resource type", "moto knows fewer types than AWS RAM shares"),
    "route53profiles create-profile": (FAULT, "moto has not the service"),
    "vpc-lattice create-resource-gateway": ("404 Not Found", "moto has not the operation"),
    "vpc-lattice create-service-network-vpc-association": ("ResourceNotFoundException", "moto finds networks by id only, AWS by ARN too"),
}

# How moto ends where it has not an operation, and where it has not a service. It may crash in no other way.
CRASHES = (
    "NotImplementedError: The (accept|describe|reject)_vpc_endpoint_(connections|associations) action has not been implemented",
    "AttributeError: 'NoneType' object has no attribute 'replace'",
)

# An `aws` that stands before the real one.
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


def settle(environment):
    """Takes away what a machine's settings would change, a proxy above all."""
    for name in list(environment):
        if name.startswith("AWS_") or name.lower().endswith("_proxy"):
            del environment[name]
    environment.update(
        AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test", AWS_MAX_ATTEMPTS="1", AWS_DEFAULT_REGION="us-east-1",
        AWS_EC2_METADATA_DISABLED="true", AWS_CONFIG_FILE=os.devnull, AWS_SHARED_CREDENTIALS_FILE=os.devnull, AWS_PAGER="",
    )


def real(driver, arguments):
    """Runs one command in a process of its own: exit code, output, complaint."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as said:
        child = os.fork()
        if child == 0:
            code = 255
            try:
                os.dup2(out.fileno(), 1)
                os.dup2(said.fileno(), 2)
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


def made_up(arguments):
    """What the command would have printed."""
    query = " ".join(arguments).partition("--query")[2]
    for mark, state in (("State", "available"), ("Profile.Status", "COMPLETE"), ("status", "ACTIVE")):
        if mark in query:
            return state + "\n"
    return MADE.get(arguments[1], f"made-{ID}") + "\n"


def is_about_made_up(arguments, routes):
    """Whether a command names what moto could not make, or a route to it; such routes are remembered."""
    if arguments[1] not in ("create-route", "delete-route"):
        return any(ID in it for it in arguments)
    value = lambda option: arguments[arguments.index(option) + 1] if option in arguments else None
    route = (value("--route-table-id"), value("--destination-cidr-block"))
    if arguments[1] == "delete-route":
        return route in routes
    (routes.add if any(ID in it for it in arguments) else routes.discard)(route)
    return route in routes


def answer(driver, endpoint, closed, arguments, routes, note):
    """What the script sees: the command's own answer, or one made up where nothing can answer."""
    operation = " ".join(arguments[:2])
    if endpoint != closed and is_about_made_up(arguments, routes):
        note("about", operation)
        endpoint = closed
    code, out, said = real(driver, ["--endpoint-url", endpoint, *arguments])
    if code == 0:
        return code, out, said
    if endpoint == closed:
        if "Could not connect to the endpoint URL" not in said:
            return code, out, said
        note("spelled", [operation, arguments])
    elif operation in LACKING and LACKING[operation][0] in said:
        note("lacking", operation)
    else:
        return code, out, said
    return 0, made_up(arguments), ""


def loaded():
    """The command line with what all commands load, so that each does not load it again."""
    from awscli.clidriver import create_clidriver

    driver = create_clidriver()
    with open(os.devnull, "w") as nothing, contextlib.redirect_stdout(nothing), contextlib.redirect_stderr(nothing):
        for service in ("ec2", "cloudwatch", "vpc-lattice", "ram", "route53", "route53profiles", "route53resolver", "sts"):
            driver.session.create_client(service)
            # It ends with the list of operations, for which it has read all that it knows about them.
            with contextlib.suppress(SystemExit):
                driver.main([service, "no-such-operation"])
    return driver


def serve(path, closed):
    """Answers commands, one after another, until the standard input ends: with whoever started this."""
    driver, routes = loaded(), set()
    with socket.socket(socket.AF_UNIX) as door, open(path + ".notes", "a") as notes:

        def note(kind, what):
            notes.write(json.dumps([kind, what]) + "\n")
            notes.flush()

        door.bind(path)
        door.listen(8)
        while True:
            if sys.stdin in select.select([door, sys.stdin], [], [])[0]:
                return
            line = door.accept()[0]
            with line:
                endpoint, arguments = json.loads(line.makefile().readline())
                line.sendall(json.dumps(answer(driver, endpoint, closed, arguments, routes, note)).encode() + b"\n")


if __name__ == "__main__":
    serve(sys.argv[1], sys.argv[2])
