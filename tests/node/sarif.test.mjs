// What is written as SARIF holds to the schema of SARIF 2.1.0.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { built, ran } from "./program.mjs";
import { cases, root } from "./paths.mjs";

const schema = JSON.parse(readFileSync(join(root, "node_modules/@microsoft/sarif-multitool-ts/assets/sarif-2.1.0.schema.json"), "utf8"));
const ajv = new Ajv({ strict: false, allErrors: true });
formats(ajv);
const holds = ajv.compile(schema);

const folder = mkdtempSync(join(tmpdir(), "tollgate-sarif-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const program = built();

function written(name, text) {
  writeFileSync(join(folder, name), text);
  return name;
}

function log(verb, ...given) {
  const { stdout, stderr, status } = ran(program, [...verb, ...given, "--format", "sarif"], { cwd: folder });
  assert.ok(status === 0 || status === 1, stderr);
  return JSON.parse(stdout);
}

function checked(found) {
  assert.ok(holds(found), JSON.stringify(holds.errors?.slice(0, 3), null, 1));
  for (const { results, tool } of found.runs) for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
  return found.runs.flatMap(({ results }) => results);
}

test("the schema refuses what is not SARIF", () => {
  assert.ok(!holds({ version: "2.1.0", runs: [{ tool: { driver: {} } }] }));
  assert.ok(!holds({ version: "2.1.0", runs: [{ tool: { driver: { name: "x" } }, results: [{ message: {}, level: "fatal" }] }] }));
});

test("the findings of every policy that is a case", () => {
  const listed = JSON.parse(readFileSync(join(cases, "policy/lint.json"), "utf8"));
  const outputs = readFileSync(join(cases, "policy/lint.output.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line));
  let found = 0;
  for (const { policy, text, endpoint, service } of listed.filter((_, at) => outputs[at].findings)) {
    const name = written("some policy.json", text ? text.join("\n") : JSON.stringify(policy, null, 2));
    const more = [...(endpoint ? ["--endpoint", endpoint] : []), ...(service ? ["--service", service] : [])];
    found += checked(log(["policy", "lint"], name, ...more)).length;
  }
  assert.ok(found > 50, `${found} findings`);
});

test("several policies, and one without a finding", () => {
  const clean = written("clean.json", "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\"}}");
  const bad = written("bad ü%.json", "{\"Statement\":[]}");
  const results = checked(log(["policy", "lint"], clean, bad));
  assert.ok(results.length > 0);
  assert.match(results[0].locations[0].physicalLocation.artifactLocation.uri, /^bad%20%C3%BC%25\.json$/);
});

test("what is wrong with rule files", () => {
  const file = written("mine.toll", "source s \"S\" {\n}\nchoice x \"X\" {\n  a \"A\" [s 1\n}\nnonsense\n");
  assert.ok(checked(log(["spec", "check"], file)).length > 0);
  const good = written("good.toll", "source house \"House\" {\n  url \"https://example.com\"\n  verified 2026-04-26\n}\n");
  checked(log(["spec", "check"], good));
});
