// What goes in and comes out holds to the JSON Schemas that `spec schema` prints, and what is wrong does not.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { built, ran } from "./program.mjs";
import { cases } from "./paths.mjs";

const program = built();
const printed = (...given) => JSON.parse(ran(program, given).stdout);
const schemas = printed("spec", "schema");
const ajv = new Ajv({ strict: false, allErrors: true });
const validators = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(closed(schema))]));

/** Fields may be added to answers; here none may come unseen. */
function closed(schema) {
  if (Array.isArray(schema)) return schema.map(closed);
  if (schema === null || typeof schema !== "object") return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  return schema.type === "object" && schema.properties && schema.additionalProperties === undefined && !schema.patternProperties ? { ...inner, additionalProperties: false } : inner;
}

const INPUTS = { decide: "answers", price: "scenario", place: "usage", simulate: "policy-case", lint: "policy" };
const OUTPUTS = { decide: "decision", price: "bill", "price-file": "file-bill", place: "placement", simulate: "simulation", lint: "lint", trace: "trace", audit: "audit", plan: "plan", check: "spec-report", test: "spec-report" };
const given = ({ answers, scenario, usage, case: policyCase, policy }) => answers ?? scenario ?? usage ?? policyCase ?? policy;

const all = readdirSync(cases, { recursive: true }).filter((name) => name.endsWith(".json")).sort().flatMap((path) => {
  const outputs = readFileSync(join(cases, path.replace(/\.json$/, ".output.jsonl")), "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
  return JSON.parse(readFileSync(join(cases, path), "utf8")).map((one, at) => ({ ...one, path, output: outputs[at] }));
});

function holds(name, value, place) {
  const valid = validators[name];
  assert.ok(valid(value), `${place}: ${name}: ${JSON.stringify(valid.errors?.slice(0, 3))}`);
}

test("every case's output holds to its schema", () => {
  const seen = new Set();
  for (const { path, name, verb, all: matrix, output } of all) {
    const answer = verb === "trace" && matrix ? "matrix" : OUTPUTS[verb];
    const schema = output.diagnostics && !("examples" in output) ? "diagnostics" : answer;
    holds(schema, schema === "diagnostics" ? output.diagnostics : output, `${path}: ${name}`);
    seen.add(schema);
  }
  assert.deepEqual([...seen].sort(), [...new Set([...Object.values(OUTPUTS), "diagnostics", "matrix"])].sort());
});

test("every input that is answered holds to its schema", () => {
  let held = 0;
  for (const one of all) {
    const input = given(one);
    // What names kinds of an overlay is told by the schemas of that overlay alone.
    if (input === undefined || one.output.diagnostics || one.specs || !INPUTS[one.verb]) continue;
    // A policy may be anything that is JSON: what is wrong with it is a finding.
    if (one.verb === "lint" && !validators.policy(input)) continue;
    holds(INPUTS[one.verb], input, `${one.path}: ${one.name}`);
    held += 1;
  }
  assert.ok(held > 100, `${held} inputs`);
});

test("inputs that are wrong in their shape do not", () => {
  const wrong = {
    scenario: [{}, { items: [{ kind: "nat-gateway", gateways: 1 }] }, { items: [{ kind: "nat-gateway", gateways: -1, gb: 0 }] }, { items: [{ kind: "nat-gateway", gateways: 1.5, gb: 0 }] }, { items: [{ kind: "nat", gateways: 1, gb: 0 }] }, { items: [], options: [] }, { items: [], region: "eu-west-99" }, { items: [], hour: 1 }, { items: [], on: "today" }],
    usage: [{}, { vpcs: [{ id: "a" }] }, { vpcs: [{ id: "a", zones: -1, services: {} }] }, { vpcs: [], hub: 3 }, { vpcs: [], vpc: 1 }],
    "file-usage": [[], { resources: {} }, { resource_usage: { a: 1 } }, { resource_usage: { a: { gb: -1 } } }, { version: 0.2 }],
    "policy-case": [{}, { request: { principal: "a" } }, { request: { principal: "a", action: "b", resource: "c" }, identity: {} }],
    policy: [{}, [], { Statement: [{ Effect: "Maybe" }] }],
    answers: [[], { zones: { three: 3 } }],
  };
  for (const [name, list] of Object.entries(wrong)) for (const value of list) assert.ok(!validators[name](value), `${name}: ${JSON.stringify(value)}`);
});

test("answers that lack a field, or have one of another type, do not", () => {
  const { output } = all.find(({ verb, output }) => verb === "price" && output.options?.[0].lines.length > 0);
  for (const change of [({ options, ...rest }) => rest, (bill) => ({ ...bill, currency: 1 }), (bill) => ({ ...bill, options: [{ ...bill.options[0], total: 1.5 }] }), (bill) => ({ ...bill, options: [{ ...bill.options[0], total: "much" }] })]) {
    assert.ok(!validators.bill(change(structuredClone(output))));
  }
});
