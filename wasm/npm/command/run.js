// A command line from its words to what is printed and the number that it ends with.

import { readFileSync } from "node:fs";
import { load } from "../index.node.js";
import { typed } from "./arguments.js";
import { named } from "./ask.js";
import { audit } from "./audit.js";
import { decide } from "./decide.js";
import { Failure } from "./failure.js";
import { place } from "./place.js";
import { plan } from "./plan.js";
import { lint, simulate } from "./policy.js";
import { price } from "./price.js";
import { check } from "./spec.js";
import { trace } from "./trace.js";
import { usage } from "./usage.js";

const verbs = { audit, decide, place, plan, "policy lint": lint, "policy simulate": simulate, price, "spec check": check, trace };

/** How a run on bad input ends. */
const bad = 2;

/** Runs a command line: `text` is for standard output, `aside` and `farewell` for standard error before and after it. */
export async function run(words) {
  try {
    if (words.includes("--help") || words.includes("-h") || words[0] === "help" || words.length === 0) return { text: usage, exit: words.length === 0 ? bad : 0 };
    if (words[0] === "--version" || words[0] === "-V") return { text: `tollgate ${version()}\n`, exit: 0 };
    const given = typed(words);
    await load();
    const answer = verbs[given.verb](given);
    return { ...answer, text: named(answer.text, given) };
  } catch (failure) {
    if (failure instanceof Failure) return { aside: failure.message, exit: bad };
    throw failure;
  }
}

function version() {
  return JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;
}
