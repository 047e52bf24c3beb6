// `trace`: where a packet goes.

import { estates, policies } from "../apart.js";
import { asked, failure } from "./failure.js";
import { day, image, json, only, yes } from "./ask.js";
import { estate, readIf } from "./input.js";
import { parametersOf } from "./parameters.js";

const arriving = ["private", "public"];

export function trace(given) {
  const format = only(given, ["json", "svg"]);
  if (!given.all && (given.from === undefined || given.to === undefined)) throw failure("a packet needs `--from` and `--to`", "name where it starts and where it goes, or ask for `--all`");
  const own = image(given);
  const files = estate(given.operands);
  const parameters = parametersOf(given);
  const follow = new estates.glue.Estates(own);
  const { from = "", to = "", protocol = "tcp", region = "", account = "", "what-if": changes } = given;
  const read = () => new estates.glue.Files(files.map(({ name }) => name), files.map(({ text }) => text), region, account, parameters);
  if (given.all) {
    const targets = given.to === undefined ? [] : to.split(",").map((one) => one.trim());
    const answer = (form) => asked(files, () => follow.matrix(read(), targets, protocol, changes, form, day(given)));
    const { summary: { blocked, unresolved, unreachable } } = answer("json");
    return { text: written(answer, format), exit: yes(blocked + unresolved + unreachable === 0) };
  }
  const request = readIf(given["policy-case"]);
  if (request) asked([request], () => new policies.glue.Policies().simulate(request.text));
  const answer = (form) => asked(files, () => follow.trace(read(), new estates.glue.Packet(from, to, protocol, request?.text ?? "", changes), form, day(given)));
  return { text: written(answer, format), exit: yes(arriving.includes(answer("json").verdict)) };
}

function written(answer, format) {
  return format === "json" ? json(answer("json")) : answer(format);
}
