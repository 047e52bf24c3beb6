// The module says of made-up policy cases what the library says natively, byte for byte. `TOLLGATE_CASES` says of how
// many; the second evaluator of `tests/tests/policies` is asked about the same ones.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { packed } from "./paths.mjs";
import { built } from "./program.mjs";

const url = (file) => pathToFileURL(join(packed, file)).href;
const { load } = await import(url("index.node.js"));
await load();
const { policies } = await import(url("apart.js"));

const wanted = process.env.TOLLGATE_CASES;
const count = Number(wanted ?? 300);

test(`native and WASM agree on ${count} made-up policy cases`, async () => {
  // Many cases are worth the time that an optimised build takes.
  const program = built("policy-cases", wanted ? { folder: "release", arguments: ["--release"] } : {});
  const judge = new policies.glue.Policies();
  const writer = spawn(program, [String(count)], { stdio: ["ignore", "pipe", "inherit"] });
  let compared = 0;
  for await (const line of createInterface({ input: writer.stdout })) {
    const [given, native] = line.slice('{"case":'.length, -1).split(',"answer":');
    assert.equal(JSON.stringify(judge.simulate(given)), native, given);
    compared += 1;
  }
  assert.equal(compared, count);
});
