// `plan`: what builds a decision's outcome.

import { plans } from "../apart.js";
import { asked, failure } from "./failure.js";
import { day, image, json } from "./ask.js";
import { read, readIf } from "./input.js";
import { joined, members } from "./members.js";
import { pairs } from "./pairs.js";

export function plan(given) {
  const { format = "markdown", fix } = given;
  const draw = new plans.glue.Plans(image(given));
  const file = readIf(given.answers);
  const mended = fix === undefined ? undefined : mending(read(fix));
  if (!mended && given.operands.length === 0) throw failure("`plan` needs a decision", "name one, such as `endpoint`, or a finding with `--fix`");
  const [decision, rest] = mended ? [mended.decision, given.operands] : [given.operands[0], given.operands.slice(1)];
  const answers = day(given);
  const defaults = given.defaults ? "take" : "leave";
  if (file) asked([file], () => readable(draw, decision, file.text, answers));
  const all = joined([...(file ? members(file.text) : []), ...(mended ? pairs(mended.answers) : []), ...pairs(rest)]);
  const report = asked([], () => draw.plan(decision, all, "json", answers, defaults));
  const text = format === "json" ? json(report) : draw.plan(decision, all, format, answers, defaults);
  const [first] = report.needed ?? [];
  return { text, farewell: first ? `add \`${first}=...\` to the command: see above\n` : "", exit: report.status === "open" ? 3 : 0 };
}

// Only what is wrong with the text itself has a place in it.
function readable(draw, decision, text, on) {
  try {
    draw.plan(decision, text, "json", on, "leave");
  } catch (thrown) {
    const placed = Array.isArray(thrown) ? thrown.filter(({ line }) => line > 0) : thrown;
    if (!Array.isArray(placed) || placed.length > 0) throw placed;
  }
}

// The plan of a finding, or of the one finding of a report that has a plan.
function mending({ text }) {
  const none = () => failure("no finding here can be mended by a plan", "give a finding of `audit --format json` that has a `plan`; others say in `fix` what mends them");
  let given;
  try {
    given = JSON.parse(text);
  } catch {
    throw none();
  }
  const found = (given?.findings ?? [given]).map((one) => one?.plan).filter(Boolean);
  if (found.length === 0) throw none();
  if (found.length > 1) throw failure("several findings here can be mended by a plan", "give one of them, such as `.findings[0]` of the report");
  return found[0];
}
