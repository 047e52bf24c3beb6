// The engine of a page: the smaller build of the module, unpacked from this script. It takes and gives texts, and
// what it refuses is a list where an answer would be a record.

import { initSync, Page } from "#glue";
import { TollgateError } from "#failure";
import { inlined } from "#inlined";
import { today } from "#text";
import { unpack } from "./lzma.js";

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
  initSync({ module: await WebAssembly.compile(unpack(inlined)) });
  const page = new Page();
  return {
    decide: (decision, answers, { on = today(), defaults } = {}) => answered(page.decide(decision, JSON.stringify(answers), on, defaults ? "take" : "leave")),
    price: (scenario, { on = today() } = {}) => answered(page.price(JSON.stringify(scenario), on)),
    catalogue: () => answered(page.catalogue()),
    readShare: (share) => ({ answers: answered(page.answers(share)) }),
  };
}

function answered(text) {
  const given = JSON.parse(text);
  if (Array.isArray(given)) throw new TollgateError(given);
  return given;
}
