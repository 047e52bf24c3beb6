"""Audits one account with planted mistakes by Tollgate and by other tools, and prints who names which.

Every tool is a program of its own, installed from the Python package index into `target/rivals`. The account stands in
a moto server on this machine; tools that read files get the same as a template (`planted.yaml`).
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
RIVALS = ROOT / "target/rivals"
sys.path[:0] = [str(ROOT / "tests/plans")]

import cloud  # noqa: E402
import planted  # noqa: E402

KEYS = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_DEFAULT_REGION": "us-east-1"}
os.environ.update(KEYS)


def programs():
    """Installs what is missing; the folder of each tool's programs."""
    found = {}
    for line in (HERE / "tools.txt").read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        name, version = line.split("==")
        folder = RIVALS / line
        if not (folder / "done").exists():
            subprocess.run([sys.executable, "-m", "venv", folder], check=True)
            pip = [folder / "bin/python", "-m", "pip", "install", "--quiet", "--only-binary", ":all:", line]
            subprocess.run(pip, check=True)
            (folder / "done").touch()
        found[name] = (version, folder / "bin")
    return found


def timed(command, **more):
    started = time.monotonic()
    run = subprocess.run(list(map(str, command)), capture_output=True, text=True, **more)
    return run, time.monotonic() - started


def tollgate(path):
    program = ROOT / "target/release/tollgate"
    run, seconds = timed([program, "audit", path, "--format", "json"])
    return {finding["rule"] for finding in json.loads(run.stdout)["findings"]}, seconds


def custodian(folder, out, endpoint):
    command = [folder / "custodian", "run", "--cache-period", "0", "-s", out, "--region", "us-east-1", HERE / "custodian.yml"]
    _, seconds = timed(command, env=os.environ | {"AWS_ENDPOINT_URL": endpoint})
    named = {path.parent.name for path in out.glob("*/resources.json") if json.loads(path.read_text())}
    return named, seconds


def prowler(folder, out, endpoint):
    command = [folder / "prowler", "aws", "--services", "vpc", "ec2", "route53", "--region", "us-east-1",
               "-M", "json-ocsf", "-o", out, "-F", "found", "--no-banner", "--no-color"]
    run, seconds = timed(command, env=os.environ | {"AWS_ENDPOINT_URL": endpoint})
    path = out / "found.ocsf.json"
    if not path.exists():
        raise SystemExit(f"prowler wrote nothing\n{run.stdout[-2000:]}{run.stderr[-2000:]}")
    found = json.loads(path.read_text())
    return {it["metadata"]["event_code"] for it in found if it["status_code"] == "FAIL"}, seconds


def checkov(folder):
    command = [folder / "checkov", "-f", HERE / "planted.yaml", "--framework", "cloudformation", "--compact", "--quiet", "-o", "json"]
    run, seconds = timed(command)
    return {it["check_id"] for it in json.loads(run.stdout)["results"]["failed_checks"]}, seconds


def cfn_lint(folder):
    run, seconds = timed([folder / "cfn-lint", "--format", "json", HERE / "planted.yaml"])
    return {it["Rule"]["Id"] for it in json.loads(run.stdout)}, seconds


def main():
    tools = programs()
    server, endpoint, _ = cloud.served()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        estate = folder / "estate"
        estate.mkdir()
        try:
            for name, answer in planted.make(endpoint).items():
                (estate / f"{name}.json").write_text(json.dumps(answer, default=str))
            columns = [("tollgate, answers of AWS", tollgate(estate)), ("tollgate, template", tollgate(HERE / "planted.yaml"))]
            runs = {
                "prowler": lambda it: prowler(it, folder / "prowler", endpoint),
                "c7n": lambda it: custodian(it, folder / "custodian", endpoint),
                "checkov": checkov,
                "cfn-lint": cfn_lint,
            }
            for name, run in runs.items():
                version, programs_of = tools[name]
                columns.append((f"{name} {version}", run(programs_of)))
        finally:
            server.stop()
    print("| planted | " + " | ".join(name for name, _ in columns) + " |")
    print("| --- |" + " :-: |" * len(columns))
    counts = [0] * len(columns)
    for what, own, others in planted.MISTAKES:
        cells = []
        for at, (_, (named, _)) in enumerate(columns):
            hit = bool(named & {own, *others})
            counts[at] += hit
            cells.append("yes" if hit else "")
        print(f"| {what} | " + " | ".join(cells) + " |")
    print(f"| **of {len(planted.MISTAKES)}** | " + " | ".join(map(str, counts)) + " |")
    print("| kinds of findings beside these | " + " | ".join(
        str(len(named - {name for _, own, others in planted.MISTAKES for name in (own, *others)})) for _, (named, _) in columns) + " |")
    print("| seconds | " + " | ".join(f"{seconds:.2f}" for _, (_, seconds) in columns) + " |")


if __name__ == "__main__":
    main()
