// `audit`: what is wrong in an estate.

import { audits } from "../apart.js";
import { asked } from "./failure.js";
import { day, image, json, only, passes, yes } from "./ask.js";
import { estate, readIf } from "./input.js";
import { parametersOf } from "./parameters.js";

export function audit(given) {
  const format = only(given, ["json", "sarif", "markdown", "html"]);
  const look = new audits.glue.Audits(image(given));
  const parameters = parametersOf(given);
  const files = estate(given.operands);
  const { region = "", account = "" } = given;
  const baseline = readIf(given.baseline);
  const usage = readIf(given.usage);
  const answer = (form, accepted = baseline?.text ?? "", passed = usage?.text ?? "") =>
    look.audit(new audits.glue.Files(files.map(({ name }) => name), files.map(({ text }) => text), region, account, parameters), accepted, passed, form, day(given));
  asked(files, () => answer("json", "", ""));
  if (baseline) asked([baseline], () => answer("json", baseline.text, ""));
  if (usage) asked([usage], () => answer("json", "", usage.text));
  const { summary } = answer("json");
  const report = answer(format);
  return { text: typeof report === "string" ? report : json(report), exit: yes(passes(summary, given["fail-on"])) };
}
