// `policy simulate` answers while it reads: in order, and in memory that does not grow with the number of cases.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { built } from "./program.mjs";

const few = 1_000;
const many = 6_000;

const policyCase = (id) => JSON.stringify({
  id,
  request: { principal: "arn:aws:iam::111122223333:role/app", action: "s3:GetObject", resource: `arn:aws:s3:::b/${id}`, context: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
  identity: [{ Version: "2012-10-17", Statement: { Effect: "Allow", Action: "s3:*", Resource: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } } }],
});

/** The most memory that a process ever had, in KiB; where that is not told, none. */
function peak({ pid }) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]);
  } catch {
    return undefined;
  }
}

test("answers come in order while cases are still to come, in memory that stays", async () => {
  const simulate = spawn(built(), ["policy", "simulate", "-"], { stdio: ["pipe", "pipe", "inherit"] });
  let [answered, rest, first] = [0, "", undefined];
  simulate.stdout.setEncoding("utf8").on("data", (text) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop();
    for (const line of lines) {
      assert.equal(JSON.parse(line).id, answered);
      answered += 1;
    }
  });
  for (let id = 0; id < many; id += 1) {
    if (!simulate.stdin.write(`${policyCase(id)}\n`)) await once(simulate.stdin, "drain");
    if (id === few) first = peak(simulate);
  }
  // All but what the pipes hold was read by now, and no more than a mebibyte of answers is held back.
  assert.ok(answered > many / 4, `${answered} answers`);
  const last = peak(simulate);
  if (first) assert.ok(last - first < 6 * 1024, `${first} KiB, then ${last} KiB`);
  simulate.stdin.end();
  assert.deepEqual(await once(simulate, "close"), [0, null]);
  assert.equal(answered, many);
});
