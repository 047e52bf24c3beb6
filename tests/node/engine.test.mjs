// The package's own promises: no input traps it, and its fast path says what the slow one says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { packed } from "./paths.mjs";

const url = (file) => pathToFileURL(join(packed, file)).href;
const { load, loadSync, TollgateError } = await import(url("index.node.js"));
const tollgate = await load();
const answers = { target: "aws-service", service: "secretsmanager", "service-region": "same", callers: ["this-vpc"], region: "us-east-1", zones: 3, data: "500.5" };

const refused = (call) => {
  assert.throws(call, (failure) => {
    assert.ok(failure instanceof TollgateError, `${failure}`);
    assert.ok(failure.diagnostics.length > 0 && failure.diagnostics.every(({ code, message }) => code && message));
    return true;
  });
  // The instance is as good as before.
  assert.equal(tollgate.decide("endpoint", { target: "nothing" }).outcome.id, "nothing-needed");
};

const cyclic = {};
cyclic.self = cyclic;
const deep = (depth) => JSON.parse("[".repeat(depth) + "]".repeat(depth));
const hostile = {
  "a cycle": cyclic,
  "a BigInt": { zones: 3n },
  "a getter that throws": Object.defineProperty({}, "zones", { enumerable: true, get: () => { throw new Error("no"); } }),
  "a getter that throws something odd": Object.defineProperty({}, "zones", { enumerable: true, get: () => { throw { toString: () => { throw 1; } }; } }),
  "a toJSON that throws": { toJSON: () => { throw new RangeError("no"); } },
  "a revoked proxy": (() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })(),
  "a function": () => 1,
  "a symbol": Symbol("x"),
  "a list": [1],
  "null": null,
  "a number": 7,
  "not a number": { zones: Number.NaN, data: Number.POSITIVE_INFINITY, target: {} },
  "something deep": { target: deep(5000) },
  "something long": { target: "x".repeat(9_000_000) },
  "a lone surrogate": { target: "\ud800" },
  "an unknown question": { "": "" },
  "a name of every object": { __proto__: null, ["__proto__"]: 1, constructor: 1 },
};

for (const [name, value] of Object.entries(hostile)) {
  test(`${name} is refused, and nothing breaks`, () => {
    refused(() => tollgate.decide("endpoint", value));
    refused(() => tollgate.price(value));
    refused(() => tollgate.prepare("endpoint").encode(value));
    refused(() => tollgate.decide(value));
    refused(() => tollgate.prepare(value));
    refused(() => tollgate.readShare(value));
    refused(() => tollgate.checkSpec(value));
    refused(() => tollgate.testSpec(value));
    refused(() => tollgate.place(value));
    refused(() => tollgate.simulate(value));
    refused(() => tollgate.lint({}, { service: value ?? 0 }));
    refused(() => tollgate.lint({}, { beside: value ?? 0 }));
    refused(() => tollgate.decide("endpoint", {}, { on: value ?? 0 }));
  });
}

for (const [name, value] of Object.entries(hostile)) {
  test(`${name} is refused of a packet and a plan, and breaks no estate`, () => {
    const packet = { from: "internet", to: "10.0.0.1" };
    // A file that tells of nothing is skipped, so that an object of such files is an estate.
    try {
      assert.notEqual(tollgate.trace(value, packet).verdict, "private");
    } catch (failure) {
      assert.ok(failure instanceof TollgateError, `${failure}`);
    }
    refused(() => tollgate.trace({ "a.json": "{", "b.json": value }, packet));
    refused(() => tollgate.trace({ "a.json": {} }, { ...packet, from: value }));
    refused(() => tollgate.trace({ "a.json": {} }, { ...packet, whatIf: value ?? 0 }));
    refused(() => tollgate.trace({ "a.json": {} }, { ...packet, policyCase: value }));
    refused(() => tollgate.trace({ "a.json": {} }, value));
    refused(() => tollgate.audit({ "a.json": "{", "b.json": value }));
    refused(() => tollgate.audit({ "a.json": {} }, { baseline: value ?? 0 }));
    refused(() => tollgate.audit({ "a.json": {} }, { on: value ?? 0 }));
    refused(() => tollgate.plan("endpoint", value));
    refused(() => tollgate.plan(value, {}));
    refused(() => tollgate.plan("endpoint", {}, value));
  });
}

test("a plan has the forms of its report, and a share text gives the same", () => {
  const given = { ...answers, service: "s3" };
  const on = "2026-11-15";
  const { share } = tollgate.decide("endpoint", given, { on });
  const report = tollgate.plan("endpoint", given, "json", { on });
  assert.equal(report.status, "ready");
  for (const [format, field] of [["terraform", "terraform"], ["cloudformation", "cloudformation"], ["aws-cli", "aws_cli"]]) {
    assert.ok(report[field].length > 100);
    assert.equal(tollgate.plan("endpoint", given, format, { on }), report[field]);
    assert.equal(tollgate.plan("endpoint", share, format, { on }), report[field]);
  }
  assert.match(tollgate.plan("endpoint", given, "markdown", { on }), /^# .*\n/);
  assert.match(tollgate.plan("endpoint", {}, "terraform", { on }), /^# # More answers are needed\n/);
  refused(() => tollgate.plan("dns", share));
});

test("an audit has the forms of its report", () => {
  const estate = { "all.json": { Vpcs: [{ VpcId: "vpc-1", CidrBlock: "10.0.0.0/16" }], VpcEndpoints: [{ VpcEndpointId: "vpce-1", VpcEndpointType: "Interface", VpcId: "vpc-1", ServiceName: "com.amazonaws.us-east-1.kms", State: "rejected" }] } };
  const on = "2026-11-15";
  const { findings, summary } = tollgate.audit(estate, { on });
  const failed = findings.find(({ rule }) => rule === "endpoint-failed");
  assert.equal(failed.where.file, "all.json");
  assert.ok(summary.error > 0);
  assert.equal(tollgate.audit(estate, { on, format: "sarif" }).version, "2.1.0");
  assert.match(tollgate.audit(estate, { on, format: "markdown" }), /endpoint-failed/);
  assert.match(tollgate.audit(estate, { on, format: "html" }), /^<!doctype html>/i);
  const accepted = [{ rule: "endpoint-failed", resources: ["vpce-1"], reason: "it is rebuilt", until: "2026-12-31" }];
  const rest = tollgate.audit(estate, { on, baseline: { accepted } });
  assert.ok(!rest.findings.some(({ rule }) => rule === "endpoint-failed"));
  assert.equal(rest.accepted.length, 1);
});

test("the place of what is wrong in an estate is in its file", () => {
  assert.throws(() => tollgate.trace({ "good.json": { Vpcs: [] }, "wrong.json": '{\n"Vpcs": [' }, { from: "internet", to: "10.0.0.1" }), ({ diagnostics: [{ file, line }] }) => {
    assert.deepEqual([file, line], ["wrong.json", 2]);
    return true;
  });
});

test("a form that does not exist is refused, with those that do", () => {
  const estate = { "all.json": { Vpcs: [{ VpcId: "vpc-1", CidrBlock: "10.0.0.0/16" }] } };
  const packet = { from: "internet", to: "10.0.0.1" };
  for (const format of ["xml", "", "JSON"]) {
    for (const [call, form] of [
      [() => tollgate.trace(estate, { ...packet, format }), "`svg`"],
      [() => tollgate.trace(estate, { all: true, format }), "`svg`"],
      [() => tollgate.audit(estate, { format }), "`sarif`"],
      [() => tollgate.plan("endpoint", {}, format), "`terraform`"],
    ]) {
      assert.throws(call, (failure) => {
        const [{ code, message, help }] = failure.diagnostics;
        return code === "unknown-value" && message.startsWith(`\`${format}\` is no form of`) && help.includes(form);
      });
    }
  }
});

test("texts that are no share text are refused", () => {
  for (const share of ["", "v1", "v1.", "v2.endpoint", "v1.endpoint~", "v1.dns~target=nothing", "v1.endpoint~target", "v1.endpoint~a=%", "\0", "v1.".repeat(10_000)]) {
    refused(() => tollgate.decide("endpoint", share));
    refused(() => tollgate.prepare("endpoint").encode(share));
  }
});

test("what another decision encoded is refused", () => {
  const [one, other] = [tollgate.prepare("endpoint"), tollgate.prepare("endpoint")];
  const encoded = one.encode(answers);
  assert.equal(one.evaluate(encoded).outcome, "interface");
  for (const wrong of [other.encode(answers), {}, null, undefined, 1, "x", Object.create(encoded), Object.create(Object.getPrototypeOf(encoded))]) refused(() => one.evaluate(wrong));
});

test("rule files that are wrong are found wrong, and never trap", () => {
  for (const text of ["", "x", "outcome", "decision d \"D\" {", "{".repeat(10_000), "\0\uffff", "source a \"A\" { url \"https://example.com\" verified 2026-01-01 }\n".repeat(50)]) {
    assert.ok(Array.isArray(tollgate.checkSpec(text)));
    const report = tollgate.testSpec(text);
    assert.ok(report.files > 1 && report.items > 1);
  }
  assert.deepEqual(tollgate.checkSpec(""), []);
  assert.equal(tollgate.checkSpec("decision d")[0].file, "input");
});

test("overlays make an engine of their own", async () => {
  await assert.rejects(load({ specs: ["decision d"] }), TollgateError);
  await assert.rejects(load({ specs: "decision d" }), TollgateError);
  await assert.rejects(load({ specs: [7] }), TollgateError);
  const own = await load({ specs: [`source house "House rules" { url "https://example.com/rules" verified 2026-04-26 }`] });
  assert.notEqual(own.version.specs.revision, tollgate.version.specs.revision);
  assert.equal(own.decide("endpoint", answers).outcome.id, "interface");
});

test("every load gives the same engine", async () => {
  assert.equal(await load(), tollgate);
  assert.equal(loadSync(), tollgate);
  assert.deepEqual(new Set(await Promise.all([load(), load({}), load(null)])).size, 1);
});

test("the catalogue lists what an interface of one's own would offer", () => {
  const catalogue = tollgate.catalogue();
  for (const list of ["decisions", "questions", "services", "bundles", "regions", "keys", "tariffs", "disputes", "checks"]) {
    assert.ok(catalogue[list].length > 0 && catalogue[list].every(({ id }) => id), list);
  }
  assert.ok(catalogue.decisions.some(({ kind }) => kind === "playbook"));
  for (const kind of ["check", "policy-rule"]) assert.ok(catalogue.checks.some(({ fields }) => fields.kind === kind), kind);
  for (const { title, fields, source } of catalogue.checks) assert.ok(title && fields.severity && source.source);
  for (const list of ["pattern", "quota", "metric", "checklist"]) {
    assert.ok(catalogue.catalogues.find(({ id }) => id === list)?.entries.every(({ id, title }) => id && title), list);
  }
});

test("the fast path says what the slow one says", () => {
  const prepared = tollgate.prepare("endpoint", { on: "2026-11-15" });
  const { regions } = tollgate.catalogue();
  for (const { id: region } of regions) {
    for (const [zones, data] of [[1, 0], [3, "500.5"], [6, "5000000.123456"], [2, 1e9]]) {
      const given = { ...answers, region, zones, data };
      const { outcome, reason, total } = prepared.evaluate(prepared.encode(given));
      const slow = tollgate.decide("endpoint", given, { on: "2026-11-15" });
      assert.equal(outcome, slow.outcome.id);
      assert.ok(reason.length > 0);
      assert.equal(total === null, !slow.price.complete);
      if (total !== null) assert.equal(exactSum(slow.price.lines.map(({ exact }) => exact)), total);
    }
  }
  assert.deepEqual(prepared.evaluate(prepared.encode({})), { outcome: null, reason: null, total: null });
  const { share } = tollgate.decide("endpoint", answers);
  assert.equal(prepared.evaluate(prepared.encode(share)).outcome, "interface");
});

for (const name of ["engine", "audits", "estates", "plans", "policies", "rules"]) {
  test(`the inlined module of the ${name} is the one in the package, also without a stream to unpack it`, async () => {
    const { inlined } = await import(url(`${name}_inlined.js`));
    const { unpack, unpackSync } = await import(url("unpack.js"));
    const module = readFileSync(join(packed, `${name}.wasm`));
    assert.ok(module.equals(unpackSync(inlined)));
    assert.ok(module.equals(await unpack(inlined)));
  });
}

// The sum of decimal texts, exactly, with no digit more than it needs.
function exactSum(texts) {
  const places = Math.max(...texts.map((text) => text.split(".")[1]?.length ?? 0));
  const whole = (text) => BigInt(text.split(".")[0] + (text.split(".")[1] ?? "").padEnd(places, "0"));
  const digits = texts.reduce((sum, text) => sum + whole(text), 0n).toString().padStart(places + 1, "0");
  const text = places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits;
  return places ? text.replace(/\.?0+$/, "") : text;
}
