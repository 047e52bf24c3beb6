// What judges policies, unpacked from this script.

import { initSync, Policies } from "#policies/glue";
import { inlined } from "#policies/inlined";
import { asked } from "#failure";
import { today } from "#text";
import { once } from "./once.js";
import { moduleOf } from "./inlined.js";

/** Starts it: once, whoever asks. It answers as the npm package does. */
export const policies = once(async () => {
  initSync({ module: await WebAssembly.compile(await moduleOf(inlined)) });
  const judge = new Policies();
  return {
    simulate: (policyCase) => asked(() => judge.simulate(JSON.stringify(policyCase))),
    lint: (policy, { endpoint = "", service = "", on = today(), beside } = {}) => asked(() => judge.lint(policy, endpoint, service, on, beside ? JSON.stringify(beside) : "")),
  };
});
