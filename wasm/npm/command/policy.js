// The verbs on policies.

import { policies } from "../apart.js";
import { cases } from "./cases.js";
import { asked, failure } from "./failure.js";
import { day, image, json, only, passes, yes } from "./ask.js";
import { read, readIf } from "./input.js";

export function simulate(given) {
  const judge = new policies.glue.Policies(image(given));
  const { name, text } = read(given.operands[0]);
  let [lines, denied] = ["", false];
  for (const one of cases(text, name)) {
    // Lines before the case, so that places are those of the whole file.
    const before = "\n".repeat(one.line - 1);
    const answer = asked([{ name, text: before + one.text }], () => judge.simulate(before + one.text));
    denied ||= answer.decision !== "allowed";
    lines += json(answer);
  }
  if (lines === "") throw failure(`\`${name}\` holds no case`, "write `{ \"request\": { \"principal\": ..., \"action\": ..., \"resource\": ... } }`");
  return { text: lines, exit: yes(!denied) };
}

export function lint(given) {
  only(given, ["json"]);
  if (given.operands.length > 1) throw failure("this package looks at one policy at a time", "name one file, or use the program for terminals");
  const judge = new policies.glue.Policies(image(given));
  const file = read(given.operands[0]);
  const beside = readIf(given.beside);
  if (beside) asked([beside], () => judge.lint("{}", "", "", day(given), beside.text));
  const report = asked([file], () => judge.lint(file.text, given.endpoint ?? "", given.service ?? "", day(given), beside?.text ?? ""));
  for (const { where } of report.findings) where.file = file.name;
  return { text: json(report), exit: yes(passes(report.summary, given["fail-on"])) };
}
