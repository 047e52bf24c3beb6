// `place`: what many VPCs need becomes the cheapest way to each service.

import { asked } from "./failure.js";
import { day, engine, json, only, refuse } from "./ask.js";
import { read } from "./input.js";
import { onDay } from "./price.js";

export function place(given) {
  only(given, ["json"]);
  refuse(given, ["region", "hub-zones", "hours"], "a usage as JSON names it");
  const file = read(given.operands[0]);
  const engaged = engine(given);
  const placed = asked([file], () => engaged.place(onDay(file.text, given), day(given), given.rate));
  return { text: json(placed), exit: 0 };
}
