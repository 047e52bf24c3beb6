// The engine of a page: the smaller build of the module, unpacked from this script. It takes and gives texts, and
// what it refuses is a list where an answer would be a record.

import { initSync, Page } from "#glue";
import { TollgateError } from "#failure";
import { inlined } from "#inlined";
import { today } from "#text";
import { moduleOf } from "./inlined.js";

// The rules of one's own that the script's tag names, as `tollgate spec image` writes them; known only while it runs.
const rules = globalThis.document?.currentScript?.dataset.rules;
let started;

/** Starts the engine: once, whoever asks. */
export function load() {
  started ??= start().catch((failure) => {
    started = undefined;
    throw failure;
  });
  return started;
}

async function start() {
  initSync({ module: await WebAssembly.compile(await moduleOf(inlined)) });
  const page = new Page(await image());
  if (rules && answered(page.catalogue()).decisions.length === 0) throw new Error(`${rules} holds no rules that this version reads: write it anew with \`tollgate spec image\``);
  return {
    decide: (decision, answers, { on = today(), defaults } = {}) => answered(page.decide(decision, JSON.stringify(answers), on, defaults ? "take" : "leave")),
    price: (scenario, { on = today() } = {}) => answered(page.price(JSON.stringify(scenario), on)),
    catalogue: () => answered(page.catalogue()),
    readShare: (share) => ({ answers: answered(page.answers(share)) }),
  };
}

async function image() {
  if (!rules) return new Uint8Array();
  const response = await fetch(rules);
  if (!response.ok) throw new Error(`${rules} cannot be read: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

function answered(text) {
  const given = JSON.parse(text);
  if (Array.isArray(given)) throw new TollgateError(given);
  return given;
}
