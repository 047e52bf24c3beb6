// Modules apart from the engine, for what not everybody does: each is started when it is first needed.

import * as auditsGlue from "./audits_glue.js";
import * as estatesGlue from "./estates_glue.js";
import * as plansGlue from "./plans_glue.js";
import * as policiesGlue from "./policies_glue.js";
import * as rulesGlue from "./rules_glue.js";
import { refusal } from "./failure.js";

function apart(glue, name, needs) {
  let module;
  let started = false;
  return {
    /** Says where the module comes from: `source` gives its bytes, or the compiled module, at once. */
    bring(source) {
      module ??= source;
    },
    /** Starts the module from whatever can be instantiated, such as a response. */
    async start(input) {
      if (started) return;
      await glue.default({ module_or_path: input });
      started = true;
    },
    /** What the module exports; starts it if it was not. */
    get glue() {
      if (started) return glue;
      if (!module) throw refusal("missing-field", `${needs} the module of the ${name}, which was not loaded`, `do not say \`${name}: false\`; with \`tollgate/slim\` give \`${name}\` as you give \`module\``);
      glue.initSync({ module: module() });
      started = true;
      return glue;
    },
  };
}

/** What looks through estates. */
export const audits = apart(auditsGlue, "audits", "audits need");

/** What follows packets through estates. */
export const estates = apart(estatesGlue, "estates", "traces need");

/** What draws plans. */
export const plans = apart(plansGlue, "plans", "plans need");

/** What judges policies. */
export const policies = apart(policiesGlue, "policies", "policies need");

/** What checks and compiles rule files. */
export const rules = apart(rulesGlue, "rules", "rule files need");
