// `spec check`: what is wrong with a rule file that is laid over the built-in ones.

import { rules } from "../apart.js";
import { failure, rendered } from "./failure.js";
import { json, only } from "./ask.js";
import { rules as read } from "./input.js";

export function check(given) {
  only(given, ["json"]);
  const files = read(given.operands);
  if (files.length !== 1) throw failure("this package checks one rule file at a time", "name one file, or use the program for terminals");
  const [{ name, text }] = files;
  const report = rules.glue.checkSpec(text);
  for (const found of report.diagnostics) if (found.file === "input") found.file = name;
  const errors = report.diagnostics.filter(({ severity }) => severity === "error");
  return { text: json(report), aside: rendered(report.diagnostics, files), exit: errors.length === 0 ? 0 : 1 };
}
