// `price`: a scenario, or the resources of a plan, a state or a template, become a bill.

import { audits } from "../apart.js";
import { asked } from "./failure.js";
import { day, engine, image, json, only, refuse } from "./ask.js";
import { read, readIf } from "./input.js";
import { parametersOf } from "./parameters.js";

/** What plans, states and templates have at their top, and no scenario has. */
const declares = /"(?:Resources|format_version|terraform_version)"\s*:/;

export function price(given) {
  only(given, ["json"]);
  const file = read(given.operands[0]);
  const start = file.text.trimStart()[0];
  if (start !== undefined && (!"{[".includes(start) || declares.test(file.text))) return { text: json(declared(given, file)), exit: 0 };
  refuse(given, ["usage", "region", "parameter"], "a scenario says it itself");
  const engaged = engine(given);
  const bill = asked([file], () => engaged.price(onDay(file.text, given), day(given), given.rate));
  return { text: json(bill), exit: 0 };
}

function declared(given, file) {
  const { region = "", rate } = given;
  const parameters = parametersOf(given);
  const usage = readIf(given.usage);
  const look = new audits.glue.Audits(image(given));
  const answer = (passed) => look.price(file.text, passed, region, parameters, rate, day(given));
  asked([file], () => answer(""));
  return asked(usage ? [usage] : [file], () => answer(usage?.text ?? ""));
}

/** The text with the day of `--on` in the place of its own: only its own object may name one. */
export function onDay(text, { on }) {
  return on === undefined ? text : text.replace(/(?<!\\)("on"\s*:\s*)"[^"]*"/, `$1"${on}"`);
}
