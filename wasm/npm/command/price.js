// `price`: a scenario becomes a bill.

import { asked, failure } from "./failure.js";
import { day, engine, json, only, refuse } from "./ask.js";
import { read } from "./input.js";

const others = ["usage", "region", "parameter"];

export function price(given) {
  only(given, ["json"]);
  refuse(given, others, "it is for plans, states and templates");
  const file = read(given.operands[0]);
  const start = file.text.trimStart()[0];
  if (start !== undefined && !"{[".includes(start)) throw failure(`\`${file.name}\` is no scenario`, "give a scenario as JSON; the program for terminals takes plans, states and templates");
  const engaged = engine(given);
  const bill = asked([file], () => engaged.price(onDay(file.text, given), day(given), given.rate));
  return { text: json(bill), exit: 0 };
}

/** The text with the day of `--on` in the place of its own: only its own object may name one. */
export function onDay(text, { on }) {
  return on === undefined ? text : text.replace(/(?<!\\)("on"\s*:\s*)"[^"]*"/, `$1"${on}"`);
}
