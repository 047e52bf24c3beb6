// The words of a command line: the verb, its options and what else it takes.

import { failure } from "./failure.js";

const facts = { on: "one", spec: "many" };
const untold = { region: "one", account: "one", parameter: "many" };
const levels = ["error", "warning", "notice", "never"];

/** What each verb takes: `flag`, one value, many values, or one of a list; `operands` are the fewest and most other words. */
const verbs = {
  audit: { operands: [1, Infinity], options: { "fail-on": levels, usage: "one", baseline: "one", format: ["json", "sarif", "markdown", "html", "text"], ...untold, ...facts } },
  decide: { operands: [0, 1], options: { answer: "many", answers: "one", resume: "one", defaults: "flag", "save-answers": "one", list: "flag", format: ["json", "markdown", "text"], ...facts } },
  place: { operands: [1, 1], options: { region: "one", "hub-zones": "one", hours: "one", rate: "many", format: ["json", "csv", "markdown", "text"], ...facts } },
  plan: { operands: [0, Infinity], options: { fix: "one", answers: "one", defaults: "flag", format: ["markdown", "terraform", "cloudformation", "aws-cli", "json"], ...facts } },
  "policy lint": { operands: [1, Infinity], options: { endpoint: ["gateway", "interface", "resource"], service: "one", beside: "one", "fail-on": levels, format: ["json", "sarif", "text"], ...facts } },
  "policy simulate": { operands: [1, 1], options: { format: ["json", "text"], spec: "many" } },
  price: { operands: [1, 1], options: { usage: "one", region: "one", parameter: "many", rate: "many", format: ["json", "csv", "markdown", "text"], ...facts } },
  "spec check": { operands: [0, Infinity], options: { format: ["json", "sarif", "text"] } },
  trace: { operands: [1, 1], options: { from: "one", to: "one", protocol: "one", all: "flag", "what-if": "many", "policy-case": "one", format: ["json", "svg", "text"], ...untold, ...facts } },
};

/** Reads the words; options that may be repeated are lists. */
export function typed(words) {
  const [verb, rest] = verbOf(words);
  const { operands: [fewest, most], options } = verbs[verb];
  const given = { verb, operands: [], ...Object.fromEntries(Object.entries(options).filter(([, kind]) => kind === "many").map(([name]) => [name, []])) };
  const left = [...rest];
  for (let plain = false; left.length > 0; ) {
    const word = left.shift();
    if (!plain && word === "--") plain = true;
    else if (plain || word === "-" || !word.startsWith("-")) given.operands.push(word);
    else takeOption(word, left, given, verb, options);
  }
  if (given.operands.length < fewest) throw failure(`\`${verb}\` needs more than this`, "name what it is to read, or `-` for standard input; `tollgate --help` shows how");
  if (given.operands.length > most) throw failure(`unexpected argument \`${given.operands[most]}\``, "`tollgate --help` shows what this verb takes");
  return given;
}

function verbOf([first, second, ...rest]) {
  if (Object.hasOwn(verbs, `${first} ${second}`)) return [`${first} ${second}`, rest];
  if (Object.hasOwn(verbs, first)) return [first, second === undefined ? [] : [second, ...rest]];
  throw failure(`\`${[first, first === "policy" || first === "spec" ? second : undefined].filter(Boolean).join(" ")}\` is no verb that this package answers`, "`tollgate --help` lists them; the program for terminals has all");
}

function takeOption(word, left, given, verb, options) {
  const [, short, written, joined] = /^(?:-([a-z])|--([a-z-]+))(?:=(.*))?$/s.exec(word) ?? [];
  const name = short === "a" && verb === "decide" ? "answer" : written;
  const kind = name === "color" ? "one" : Object.hasOwn(options, name) ? options[name] : undefined;
  if (!kind) throw failure(`unexpected argument \`${word}\``, "`tollgate --help` shows what this verb takes");
  if (kind === "flag") {
    given[name] = true;
    return;
  }
  const value = joined ?? left.shift();
  if (value === undefined) throw failure(`\`--${name}\` needs a value`, "`tollgate --help` shows what this verb takes");
  if (Array.isArray(kind) && !kind.includes(value)) throw failure(`\`${value}\` is no value of \`--${name}\``, `write one of ${kind.join(", ")}`);
  if (name === "on" && !isDay(value)) throw failure(`\`${value}\` is no value of \`--on\``, "not a day; write year, month and day, as in 2026-04-26");
  if (kind === "many") given[name].push(value);
  else given[name] = value;
}

function isDay(written) {
  const day = new Date(`${written}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(written) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written);
}
