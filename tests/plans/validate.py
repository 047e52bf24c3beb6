"""Puts the code of every plan among the cases through the tools that users run.

CloudFormation goes through cfn-lint. Every script runs twice: against a closed port, where a command
that is spelled right fails to connect and any other fails earlier; and against a moto server, where it
must make what the plan lists, stand an audit without an error or a warning about any of it, and take it back. What
moto does not hold is counted, not passed over.
"""

import contextlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

import cloud
import commands
import stands

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(sys.executable).parent
TOLLGATE = ROOT / "target/debug/tollgate"

passed, failed = 0, []


def check(name, problem):
    global passed
    if problem:
        failed.append(name)
        print(f"test {name} ... FAILED\n{problem}", flush=True)
    else:
        passed += 1
        print(f"test {name} ... ok", flush=True)


def plans():
    """Each plan that is ready, by the name of its case."""
    for path in sorted((ROOT / "tests/cases/plan").glob("*.json")):
        cases = json.loads(path.read_text())
        lines = path.with_suffix(".output.jsonl").read_text().splitlines()
        for case, line in zip(cases, lines, strict=True):
            plan = json.loads(line)
            if plan.get("status") == "ready":
                yield f"{path.stem}: {case['name']}", plan


def lint(folder, found):
    """Puts all templates through one run of cfn-lint, and beside them one that it must refuse."""
    templates = {folder / f"{number}.yaml": (name, plan["cloudformation"]) for number, (name, plan) in enumerate(found)}
    wrong = folder / "wrong.yaml"
    wrong.write_text("Resources:\n  Endpoint:\n    Type: AWS::EC2::VPCEndpoint\n    Properties:\n      Vpc: vpc-1\n")
    for path, (_, text) in templates.items():
        path.write_text(text)
    run = subprocess.run([BIN / "cfn-lint", "--format", "json", wrong, *templates], capture_output=True, text=True)
    try:
        matches = json.loads(run.stdout)
    except ValueError:
        return check("cfn-lint runs", f"it ended with {run.returncode}\n{run.stdout[-1500:]}\n{run.stderr[-1500:]}")
    said = {}
    for match in matches:
        start = match["Location"]["Start"]
        line = f"{match['Rule']['Id']} {match['Message']} (line {start['LineNumber']})"
        said.setdefault(pathlib.Path(match["Filename"]).name, []).append(line)
    check("cfn-lint refuses what is wrong", "" if wrong.name in said else "it did not")
    for path, (name, _) in templates.items():
        check(f"cfn-lint: {name}", "\n".join(said.get(path.name, [])))


class Scripts:
    """Runs scripts in a folder, with commands answered by a process that ends with this one."""

    def __init__(self, folder, closed):
        self.folder, self.closed = folder, closed
        self.line = folder / "line"
        shims = folder / "bin"
        shims.mkdir()
        (shims / "aws").write_text(commands.SHIM.format(python=sys.executable))
        (shims / "dig").write_text("#!/bin/sh\necho 10.0.0.10\n")
        (shims / "curl").write_text("#!/bin/sh\necho 198.51.100.7\n")
        for shim in shims.iterdir():
            shim.chmod(0o755)
        program = pathlib.Path(commands.__file__)
        self.process = subprocess.Popen([sys.executable, program, self.line, closed], stdin=subprocess.PIPE)

    def __enter__(self):
        while not self.line.exists():
            if self.process.poll() is not None:
                raise SystemExit("the process that runs commands has ended")
            time.sleep(0.05)
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()

    def notes(self, kind):
        lines = (self.folder / "line.notes").read_text().splitlines()
        return [what for noted, what in map(json.loads, lines) if noted == kind]

    def variables(self, plan, endpoint, given):
        """What the script is given, and what it would find on a user's machine."""
        variables = os.environ | {
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "ENDPOINT": endpoint, "AWS_LINE": str(self.line), "PAUSE": "0", "TRIES": "3", "REGION": "us-east-1",
            "DATABASE_HOST": "orders.example.com",
        }
        for item in plan["inputs"]:
            values = given.get(item["id"], item["values"])
            if not values:
                values = ["arn:aws:x:us-east-1:111122223333:y/z" if "arn" in item["id"] else f"{item['id']}-1"]
            variables[re.sub("[^A-Z0-9]", "_", item["id"].upper())] = " ".join(values)
        return variables

    def run(self, plan, endpoint, given, standing=None):
        """Applies, verifies and takes back; gives back what went wrong. `standing` is asked about what was made."""
        script, state = self.folder / "plan.sh", self.folder / "plan.sh.state"
        script.write_text(plan["aws_cli"])
        state.unlink(missing_ok=True)
        variables = self.variables(plan, endpoint, given)
        wrong = []
        for verb in ("apply", "verify", "rollback"):
            run = subprocess.run(["bash", script, verb], env=variables, capture_output=True, text=True)
            if run.returncode != 0:
                subprocess.run(["bash", script, "rollback"], env=variables, capture_output=True)
                return f"{verb} ended with {run.returncode}\n{run.stdout[-600:]}\n{run.stderr[-1500:]}"
            if verb == "apply" and not state.exists():
                return "nothing was kept"
            if verb == "verify" and standing:
                wrong = standing(state.read_text())
        if state.exists():
            return "rolled back, but the state is still there"
        return "\n".join(wrong)


def sample(scripts):
    """One command of each service goes through the real program as well."""
    seen = {}
    for operation, arguments in scripts.notes("spelled"):
        seen.setdefault(operation.split()[0], (operation, arguments))
    program = [sys.executable, BIN / "aws", "--endpoint-url", scripts.closed]
    for operation, arguments in seen.values():
        run = subprocess.run([*program, *arguments], capture_output=True, text=True)
        refused = "Could not connect to the endpoint URL" in run.stderr
        check(f"the real program: {operation}", "" if refused else run.stdout + run.stderr)
    run = subprocess.run([*program, "ec2", "create-vpc-endpoint", "--vpc", "vpc-1"], capture_output=True, text=True)
    refused = run.returncode != 0 and "Could not connect" not in run.stderr
    check("the real program refuses what is wrong", "" if refused else run.stdout + run.stderr)


def lacking(scripts):
    """What moto has not: that it is all met, and how often only the spelling was checked."""
    met, about = scripts.notes("lacking"), scripts.notes("about")
    for operation, (_, why) in commands.LACKING.items():
        check(f"moto still has no `{operation}`", "" if operation in met else "it has it: take it from the list")
        print(f"  answered {met.count(operation)} times in its place: {why}")
    for operation in sorted(set(about)):
        print(f"  `{operation}` met {about.count(operation)} times what moto has not: only its spelling was checked")


@contextlib.contextmanager
def lane(closed):
    with tempfile.TemporaryDirectory() as folder, Scripts(pathlib.Path(folder), closed) as scripts:
        yield scripts


def main():
    commands.settle(os.environ)
    found = list(plans())
    taken, closed = cloud.closed()
    server, endpoint, crashes = cloud.served()
    try:
        given = cloud.prepared(endpoint)
        standing = lambda state: stands.found(TOLLGATE, endpoint, state)
        with lane(closed) as unanswered, lane(closed) as answered, ThreadPoolExecutor(1) as beside:
            # Two lanes, for two cores; each runs its plans in order, and neither has anything of the other's.
            spelled = beside.submit(lambda: [unanswered.run(plan, closed, {}) for _, plan in found])
            for name, plan in found:
                check(f"moto: {name}", answered.run(plan, endpoint, given, standing))
            for (name, _), problem in zip(found, spelled.result(), strict=True):
                check(f"spelling: {name}", problem)
            lint(unanswered.folder, found)
            sample(unanswered)
            lacking(answered)
            other = [line for line in crashes if not re.fullmatch("|".join(commands.CRASHES), line)]
            check("moto crashes only where it has not what is asked", "\n".join(other))
    finally:
        server.stop()
        taken.close()
    print(f"test result: {'FAILED' if failed else 'ok'}. {passed} passed; {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
