// `decide`: one decision without a screen.

import { writeFileSync, renameSync } from "node:fs";
import { asked, failure, rendered, Failure } from "./failure.js";
import { day, engine, json, only, refuse } from "./ask.js";
import { readIf } from "./input.js";
import { joined, members } from "./members.js";
import { pairs } from "./pairs.js";

/** The decision that is taken where none is named. */
const main = "endpoint";

export function decide(given) {
  only(given, ["json"]);
  if (given.list) refuse({ list: "all" }, ["list"], "`catalogue()` lists what can be asked");
  const engaged = engine(given);
  const shared = given.resume === undefined ? undefined : asked([], () => engaged.readShare(given.resume));
  const decision = named(given.operands[0], shared?.[0]);
  const file = readIf(given.answers);
  const all = [...(shared ? members(shared[1]) : []), ...(file ? ofFile(engaged, decision, file) : []), ...pairs(given.answer)];
  const rest = given.defaults ? "take" : "leave";
  const report = asked([], () => engaged.decide(decision, joined(all), day(given), rest));
  if (given["save-answers"] !== undefined) save(given["save-answers"], report, all);
  return { text: json(report), exit: report.status === "decided" ? 0 : 3 };
}

function named(written, shared) {
  if (written !== undefined && shared !== undefined && written !== shared) {
    throw failure(`the share text is of the decision \`${shared}\`, not of \`${written}\``, `write \`${shared}\` as the decision, or leave it out`);
  }
  return written ?? shared ?? main;
}

// The answers of a file. Each is tried alone, so that a wrong one is told with its line.
function ofFile(engaged, decision, file) {
  const attempt = (text) => {
    try {
      engaged.decide(decision, text, day({}), "leave");
      return [];
    } catch (thrown) {
      if (!Array.isArray(thrown)) throw thrown;
      return thrown;
    }
  };
  const unreadable = attempt(file.text).filter(({ line }) => line > 0);
  if (unreadable.length > 0) throw new Failure(rendered(unreadable, [file]));
  const missing = attempt("{}");
  if (missing.length > 0) throw new Failure(rendered(missing, []));
  const all = members(file.text);
  // What only the day is wrong with is no mistake of the file.
  const lasting = ({ help }) => !help.includes("`--on`");
  const wrong = all.flatMap(({ name, value }) => attempt(joined([{ name, value }])).filter(lasting).map((one) => ({ ...one, ...placeOf(name, file) })));
  if (wrong.length > 0) throw new Failure(rendered(wrong, [file]));
  return all;
}

// Where a file first has the name of a question in quotation marks.
function placeOf(name, { name: file, text }) {
  const key = JSON.stringify(name);
  const before = text.slice(0, text.indexOf(key)).split("\n");
  const column = [...before.at(-1)].length + 1;
  return { file, line: before.length, column, end_line: before.length, end_column: column + [...key].length };
}

// The answers that counted, with the defaults that were taken, for `--answers` to read.
function save(path, { trail, unused }, all) {
  const counted = new Map(trail.map(({ question, answer }) => [question, answer]));
  for (const { name, value } of all) if (!unused.includes(name)) counted.set(name, written(value));
  const quoted = (answer) => (Array.isArray(answer) ? `[${answer.map((word) => JSON.stringify(word)).join(", ")}]` : JSON.stringify(answer));
  const lines = [...counted].map(([question, answer]) => `  ${JSON.stringify(question)}: ${quoted(answer)}`);
  const beside = `${path}.${process.pid}.part`;
  try {
    writeFileSync(beside, lines.length === 0 ? "{}\n" : `{\n${lines.join(",\n")}\n}\n`);
    renameSync(beside, path);
  } catch (error) {
    throw failure(`cannot write \`${path}\`: ${error.message}`, "name a path that exists and that you may use");
  }
}

// A number is kept with its digits.
function written(value) {
  const answer = JSON.parse(value);
  if (typeof answer === "number") return value;
  return typeof answer === "boolean" ? (answer ? "yes" : "no") : answer;
}
