// What draws plans, unpacked from a script of its own beside the page's.

import { initSync, Plans } from "#plans/glue";
import { inlined } from "#plans/inlined";
import { asked } from "#failure";
import { today } from "#text";
import { stand } from "./beside.js";
import { moduleOf } from "./inlined.js";

// It answers as the npm package does.
stand("plans", async () => {
  initSync({ module: await WebAssembly.compile(await moduleOf(inlined)) });
  const draw = new Plans();
  return {
    plan: (decision, answers, format, { on = today() } = {}) => asked(() => draw.plan(decision, JSON.stringify(answers), format, on, "leave")),
  };
});
