// The checker of rule files: a module of its own, started when a rule file is first given.

import instantiate, * as glue from "./rules_glue.js";
import { refusal } from "./failure.js";

let module;
let started = false;

/** Says where the module comes from: `source` gives its bytes, or the compiled module, at once. */
export function bring(source) {
  module ??= source;
}

/** Starts the module from whatever can be instantiated, such as a response. */
export async function start(input) {
  if (started) return;
  await instantiate({ module_or_path: input });
  started = true;
}

/** The checker, started if it was not. */
export function rules() {
  if (!started) {
    if (!module) throw refusal("missing-field", "rule files need the module of the rules, which was not loaded", "do not say `rules: false`; with `tollgate/slim` give `rules` as you give `module`");
    glue.initSync({ module: module() });
    started = true;
  }
  return glue;
}
