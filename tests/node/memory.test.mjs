// Memory that stays where it is, however often the engine is asked, and also where it refuses.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { packed } from "./paths.mjs";

const own = (file) => import(pathToFileURL(join(packed, file)).href);
const { load } = await own("index.node.js");
const tollgate = await load();
const modules = await own("apart.js");
const engine = await own("engine_glue.js");

/** The memory of a module that has started, in bytes. */
const size = (glue) => glue.initSync().memory.buffer.byteLength;

const refused = (call) => assert.throws(call, { name: "TollgateError" });

const answers = { target: "aws-service", service: "secretsmanager", "service-region": "same", callers: ["this-vpc"], region: "us-east-1", zones: 3, data: "500.5" };

test("a million evaluations take no memory", () => {
  const prepared = tollgate.prepare("endpoint");
  const encoded = prepared.encode(answers);
  prepared.evaluate(encoded);
  const before = size(engine);
  for (let at = 0; at < 1_000_000; at += 1) prepared.evaluate(encoded);
  assert.equal(size(engine), before);
});

test("what was prepared and encoded is given back when nobody holds it", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  const round = async () => {
    for (let at = 0; at < 50; at += 1) tollgate.prepare("endpoint").encode(answers);
    collect();
    // What is collected is given back in a turn of its own.
    await setImmediate();
  };
  for (let at = 0; at < 4; at += 1) await round();
  const before = size(engine);
  for (let at = 0; at < 20; at += 1) await round();
  // A thousand of them, kept, would be fifty times as much.
  assert.ok(size(engine) - before < 2 ** 20, `${size(engine) - before} bytes`);
});

const estate = { "vpcs.json": { Vpcs: [{ VpcId: "vpc-1", CidrBlock: "10.0.0.0/16" }] } };
const packet = { from: "internet", to: "8.8.8.8" };
const policy = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:*", Resource: "*" }] };
const policyCase = { request: { principal: "arn:aws:iam::111122223333:role/app", action: "s3:GetObject", resource: "arn:aws:s3:::b/x" }, identity: [policy] };
const scenario = { region: "us-east-1", items: [{ kind: "nat-gateway", gateways: 1, gb: "500.5" }] };

// How often each verb is asked before memory is looked at; then four times as often.
for (const [name, glue, often, calls] of [
  ["engine", () => engine, 400, [() => tollgate.decide("endpoint", { target: "aws-service", service: "s3" }), () => refused(() => tollgate.decide("endpoint", { target: "x" })), () => tollgate.price(scenario), () => refused(() => tollgate.price({}))]],
  ["audits", () => modules.audits.glue, 40, [() => tollgate.audit(estate), () => refused(() => tollgate.audit({ "a.json": "{" }))]],
  ["estates", () => modules.estates.glue, 60, [() => tollgate.trace(estate, packet), () => refused(() => tollgate.trace(estate, { ...packet, from: "i-nobody" }))]],
  ["plans", () => modules.plans.glue, 200, [() => tollgate.plan("endpoint", { target: "aws-service", service: "s3", "service-region": "same", callers: ["this-vpc"] }, "terraform"), () => refused(() => tollgate.plan("nowhere"))]],
  ["policies", () => modules.policies.glue, 1000, [() => tollgate.simulate(policyCase), () => tollgate.lint(policy), () => refused(() => tollgate.simulate({}))]],
]) {
  test(`memory of the ${name} is flat over answers and refusals`, () => {
    const rounds = (count) => {
      for (let at = 0; at < count; at += 1) for (const call of calls) call();
    };
    rounds(often);
    const before = size(glue());
    rounds(4 * often);
    assert.equal(size(glue()), before);
  });
}
