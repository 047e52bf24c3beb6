// Made-up scenarios, priced natively and by the module: the same to the last digit. TOLLGATE_SCENARIOS says how many.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { packed } from "./paths.mjs";
import { built } from "./program.mjs";

const url = (file) => pathToFileURL(join(packed, file)).href;
const { TollgateError } = await import(url("index.node.js"));
const { Engine } = await import(url("engine_glue.js"));

test("bills of made-up scenarios are the same natively and in the module", async (context) => {
  const count = Number(process.env.TOLLGATE_SCENARIOS ?? 2000);
  const engine = new Engine();
  const native = spawn(built("scenarios", { folder: "release", arguments: ["--release"] }), [String(count)], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(native, "close");
  let scenario;
  let [bills, lines, refused] = [0, 0, 0];
  for await (const line of createInterface({ input: native.stdout })) {
    if (scenario === undefined) {
      scenario = line;
      continue;
    }
    const answer = said(engine, scenario);
    if (answer !== line) assert.equal(answer, line, scenario);
    bills += 1;
    if (line.startsWith("[")) refused += 1;
    else lines += JSON.parse(line).options.reduce((sum, option) => sum + option.lines.length, 0);
    scenario = undefined;
  }
  assert.deepEqual(await ended, [0, null]);
  assert.equal(bills, count);
  assert.ok(refused < count / 4 && lines > count, `${refused} refused, ${lines} lines`);
  context.diagnostic(`${bills} scenarios, ${lines} lines, ${refused} of them refused alike`);
});

function said(engine, scenario) {
  try {
    return JSON.stringify(engine.price(scenario, "2026-11-15", []));
  } catch (thrown) {
    const diagnostics = thrown instanceof TollgateError ? thrown.diagnostics : thrown;
    if (!Array.isArray(diagnostics)) throw thrown;
    return JSON.stringify(diagnostics);
  }
}
