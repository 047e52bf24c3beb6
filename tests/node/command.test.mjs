// The package's command line: the same bytes, messages and exit codes as the program's, on every case of the verbs that it answers.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { cases, packed } from "./paths.mjs";
import { built, ran } from "./program.mjs";

const own = (file) => import(pathToFileURL(join(packed, "command", file)).href);
const { run } = await own("run.js");
const { cases: apart } = await own("cases.js");
const { members } = await own("members.js");

const program = built();
const command = join(packed, "command.js");
const home = process.cwd();
let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "tollgate-command-"));
  process.chdir(folder);
});
after(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

// What only the program answers.
const others = ["price-file", "test"];

// What no case asks: options that are read here, inputs that are no file, and forms beside JSON.
test("answers come from options, files, share texts and standard input, and are written down", () => {
  writeFileSync("answers.json", '{ "target": "aws-service",\n "service": "secretsmanager", "zones": 3.0, "data": 500.50 }');
  const on = ["--on", "2026-11-15", "--format", "json"];
  const many = [
    ["decide", "-a", "target=nothing", ...on],
    ["decide", "endpoint", "--answers", "answers.json", "--answer", "callers=this-vpc,on-premises", "--answer=zones=2", ...on],
    ["decide", "--resume", "v1.endpoint~target=aws-service~service=s3", "--defaults", ...on],
    ["decide", "dns", "--resume", "v1.endpoint~target=nothing", ...on],
    ["decide", "-a", "target", "-a", "zones=1", "-a", "zones=2", ...on],
    ["decide", "-a", "target=aws-servise", ...on],
    ["decide", "nowhere", "--answers", "answers.json", ...on],
    ["plan", "endpoint", "target=aws-service", "service=s3", ...on],
    ["plan", "endpoint", "target=aws-service", "service=s3", "service-region=same", "callers=this-vpc", "--format", "terraform", "--on", "2026-11-15"],
    ["plan", "--fix", "none.json", ...on],
    ["price", "missing.json", ...on],
  ];
  for (const words of many) {
    const [one, other] = ["saved-here.json", "saved-there.json"];
    const saving = (name) => (words[0] === "decide" ? [...words, "--save-answers", name] : words);
    assert.deepEqual(started(process.execPath, [command, ...saving(one)]), native(saving(other)), words.join(" "));
    if (words[0] === "decide") assert.equal(textOf(one), textOf(other), words.join(" "));
  }
  const scenario = '{ "region": "us-east-1", "on": "2026-04-26", "items": [ { "kind": "nat-gateway", "gateways": 1, "gb": 12345678901234567890.125 } ] }';
  const input = ["price", "-", ...on];
  assert.deepEqual(started(process.execPath, [command, ...input], { input: scenario }), started(program, input, { input: scenario }));
});

test("reports of an estate come in every form, with the exit code that the level asks for", () => {
  estate(JSON.parse(readFileSync(join(cases, "audit/one-vpc.json"), "utf8"))[0]);
  for (const format of ["sarif", "markdown", "html"]) {
    for (const level of ["error", "notice", "never"]) {
      const words = ["audit", "estate", "--format", format, "--fail-on", level, "--on", "2026-11-15"];
      assert.deepEqual(started(process.execPath, [command, ...words]), native(words), words.join(" "));
    }
  }
  const words = ["trace", "estate", "--all", "--format", "svg", "--on", "2026-11-15"];
  assert.deepEqual(started(process.execPath, [command, ...words]), native(words));
});

test("what it does not answer is refused with the way out, and nothing is printed", async () => {
  for (const words of [["wizard"], ["policy", "diff", "a", "b"], ["decide", "--list"], ["decide", "--format", "text"], ["price", "x", "--colour"], ["price"], ["audit", "x", "--parameter", "a=b"], ["decide", "--on", "2026-02-30"], ["trace", "x"], ["toString"]]) {
    const answer = await run(words);
    assert.deepEqual([answer.exit, answer.text], [2, undefined], words.join(" "));
    assert.match(answer.aside, /^error: .+\n {2}= help: .+\n$/, words.join(" "));
  }
  assert.match((await run(["--help"])).text, /Usage: tollgate VERB/);
});

for (const path of readdirSync(cases, { recursive: true }).filter((name) => name.endsWith(".json")).sort()) {
  const file = readFileSync(join(cases, path), "utf8");
  const all = JSON.parse(file);
  const texts = [...apart(file, path)];
  const outputs = readFileSync(join(cases, path.replace(/\.json$/, ".output.jsonl")), "utf8").trimEnd().split("\n");
  if (all.every(({ verb }) => others.includes(verb))) continue;
  test(path, async () => {
    for (const [index, one] of all.entries()) {
      if (others.includes(one.verb)) continue;
      const words = laidOut(one, texts[index].text);
      const answer = await run(words);
      const refused = outputs[index].startsWith('{"diagnostics":') && one.verb !== "check";
      // What is printed for a case is held against the program's elsewhere; what is said of a refusal is not.
      if (refused) assert.deepEqual(shown(answer), native(words), one.name);
      else assert.deepEqual([answer.text, answer.exit === 2], [`${outputs[index]}\n`, false], one.name);
    }
  });
}

function native(words) {
  return started(program, words);
}

function started(command, words, options) {
  const { status, stdout, stderr } = ran(command, words, { env: { ...process.env, NO_COLOR: "1" }, ...options });
  return { exit: status, stdout, stderr };
}

function textOf(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

function shown({ text = "", aside = "", farewell = "", exit }) {
  return { exit, stdout: text, stderr: aside + farewell };
}

// Writes the files of a case as they stand in its text, since their lines count, and gives the command line that asks for it.
function laidOut(one, text) {
  const written = Object.fromEntries(members(text).map(({ name, value }) => [name, value]));
  const { verb, decision, share, defaults, rates = [], endpoint, service, from, to, all, protocol, what_if: changes = [], specs, on = "2026-11-15" } = one;
  const input = one.text?.join("\n") ?? written.answers ?? written.scenario ?? written.case ?? written.policy ?? written.usage;
  if (input !== undefined) writeFileSync("input", input);
  const words = {
    decide: () => ["decide", ...given(decision), ...option("resume", share), ...(input === undefined ? [] : ["--answers", "input"]), ...flag("defaults", defaults)],
    plan: () => ["plan", decision ?? "endpoint", "--answers", "input", ...flag("defaults", defaults)],
    price: () => ["price", "input", ...rates.flatMap((rate) => ["--rate", rate])],
    place: () => ["place", "input", ...rates.flatMap((rate) => ["--rate", rate])],
    simulate: () => ["policy", "simulate", "input"],
    lint: () => ["policy", "lint", "input", ...option("endpoint", endpoint), ...option("service", service), ...file("beside", written.beside)],
    trace: () => ["trace", estate(one), ...option("from", from), ...option("to", to), ...flag("all", all), ...option("protocol", protocol), ...changes.flatMap((change) => ["--what-if", change]), ...(one.case ? ["--policy-case", "input"] : [])],
    audit: () => ["audit", estate(one), ...(one.usage ? ["--usage", "input"] : []), ...file("baseline", written.baseline)],
    check: () => ["spec", "check", "input"],
  }[verb]();
  if (specs) writeFileSync("overlay.toll", specs.join("\n"));
  const dated = !["simulate", "check"].includes(verb) && !(["price", "place"].includes(verb) && input.includes('"on"'));
  return [...words, "--format", "json", ...(dated ? ["--on", on] : []), ...(specs ? ["--spec", "overlay.toll"] : [])];
}

const given = (value) => (value === undefined ? [] : [value]);
const option = (name, value) => (value === undefined ? [] : [`--${name}`, value]);
const flag = (name, value) => (value ? [`--${name}`] : []);

function file(name, value) {
  if (value === undefined) return [];
  writeFileSync(`${name}.json`, value);
  return [`--${name}`, `${name}.json`];
}

function estate({ base, estate: own = {} }) {
  rmSync("estate", { recursive: true, force: true });
  const files = { ...(base ? JSON.parse(readFileSync(join(cases, `trace/${base}.estate`), "utf8")) : {}), ...own };
  mkdirSync("estate", { recursive: true });
  for (const [name, value] of Object.entries(files)) {
    const path = join("estate", name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof value === "string" ? value : JSON.stringify(value));
  }
  return "estate";
}
