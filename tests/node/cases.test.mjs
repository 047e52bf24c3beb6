// The case files that the library and the command line answer too: the package must print the same bytes.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { cases, packed } from "./paths.mjs";

const url = (file) => pathToFileURL(join(packed, file)).href;
const { load, TollgateError } = await import(url("index.node.js"));
const { Engine } = await import(url("engine_glue.js"));
const { audits, policies, rules } = await import(url("apart.js"));
const builtIn = await load();
const engine = new Engine();
const judge = () => new policies.glue.Policies();

for (const path of readdirSync(cases, { recursive: true }).filter((name) => name.endsWith(".json")).sort()) {
  test(path, async () => {
    const all = JSON.parse(readFileSync(join(cases, path), "utf8"));
    const outputs = readFileSync(join(cases, path.replace(/\.json$/, ".output.jsonl")), "utf8").trimEnd().split("\n");
    assert.equal(all.length, outputs.length);
    for (const [index, one] of all.entries()) {
      const output = outputs[index];
      const tollgate = one.specs ? await load({ specs: [one.specs.join("\n")] }) : builtIn;
      // An object cannot hold a rate twice, as the options of a command line can.
      const twice = new Set(one.rates?.map((rate) => rate.split("=")[0])).size < (one.rates?.length ?? 0);
      if (twice) assert.deepEqual(withoutPlaces(line(() => ofText(one, JSON.stringify(one.scenario)))), withoutPlaces(output), one.name);
      else if (one.text) assert.equal(line(() => ofText(one, one.text.join("\n"))), output, one.name);
      else assert.deepEqual(withoutPlaces(line(() => ofValues(tollgate, one))), withoutPlaces(output), one.name);
    }
  });
}

// Through the package, with values. Places are those of the text that the package makes of them.
function ofValues(tollgate, { verb, decision, answers, share, defaults, scenario, usage, case: policyCase, policy, endpoint, service, beside, baseline, base, estate, from, to, all, protocol, what_if: whatIf, rates = [], on = "2026-11-15" }) {
  if (verb === "trace" && all) return tollgate.trace(filesOf(base, estate), { all, to: to?.split(","), protocol, whatIf, on });
  if (verb === "trace") return tollgate.trace(filesOf(base, estate), { from, to, protocol, policyCase, whatIf, on });
  if (verb === "audit") return tollgate.audit(filesOf(base, estate), { baseline, usage, on });
  if (verb === "plan") return tollgate.plan(decision ?? "endpoint", answers, "json", { on, defaults });
  if (verb === "simulate") return tollgate.simulate(policyCase);
  if (verb === "lint") return tollgate.lint(policy, { endpoint, service, on, beside });
  if (verb === "price") return tollgate.price(scenario, { on, rates: Object.fromEntries(rates.map((rate) => rate.split("="))) });
  if (verb === "place") return tollgate.place(usage, { on, rates: Object.fromEntries(rates.map((rate) => rate.split("="))) });
  const shared = share === undefined ? undefined : tollgate.readShare(share);
  const given = shared && answers ? { ...shared.answers, ...answers } : (share ?? answers);
  return tollgate.decide(decision ?? shared?.decision ?? "endpoint", given, { on, defaults });
}

// The files of an estate, in the folder in which the command line reads them.
function filesOf(base, own = {}) {
  const files = base ? JSON.parse(readFileSync(join(cases, `trace/${base}.estate`), "utf8")) : {};
  return Object.fromEntries(Object.entries({ ...files, ...own }).map(([name, file]) => [`estate/${name}`, file]));
}

// Through the modules below the package, with text: it may be no JSON, and its lines count.
function ofText({ verb, endpoint = "", service = "", decision = "endpoint", defaults, rates = [], usage_file: usageFile = [], region = "", parameters = [], on = "2026-11-15" }, text) {
  const verbs = {
    decide: () => engine.decide(decision, text, on, defaults ? "take" : "leave"),
    price: () => engine.price(text, on, rates),
    "price-file": () => new audits.glue.Audits().price(text, usageFile.join("\n"), region, parameters, rates, on),
    simulate: () => judge().simulate(text),
    lint: () => judge().lint(text, endpoint, service, on, ""),
    place: () => engine.place(text, on, rates),
    check: () => rules.glue.checkSpec(text),
    test: () => rules.glue.testSpec(text),
  };
  return verbs[verb]();
}

// The answer as the line that the command line prints.
function line(answer) {
  try {
    // Rules that are given as texts have no file; the command line reads them from one.
    return JSON.stringify(answer()).replaceAll('"specs[0]:', '"overlay.toll:');
  } catch (thrown) {
    const diagnostics = thrown instanceof TollgateError ? thrown.diagnostics : thrown;
    if (!Array.isArray(diagnostics)) throw thrown;
    return JSON.stringify({ diagnostics });
  }
}

function withoutPlaces(output) {
  const answer = JSON.parse(output);
  if (answer.diagnostics) return answer.diagnostics.map(({ code, severity, message, notes, help }) => ({ code, severity, message, notes, help }));
  // Pointers hold for values too.
  for (const { where } of answer.findings ?? []) for (const name of ["line", "column", "end_line", "end_column"]) delete where[name];
  return JSON.stringify(answer);
}
