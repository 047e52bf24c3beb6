// What looks through estates, unpacked from a script of its own beside the page's.

import { Audits, Files, initSync } from "#audits/glue";
import { inlined } from "#audits/inlined";
import { asked } from "#failure";
import { json, today } from "#text";
import { stand } from "./beside.js";
import { textsOf } from "./estate/files.js";
import { moduleOf } from "./inlined.js";

// It answers as the npm package does.
stand("audits", async () => {
  initSync({ module: await WebAssembly.compile(await moduleOf(inlined)) });
  const look = new Audits();
  const given = (value, name) => (value === undefined ? "" : json(value, name));
  return {
    audit(estate, { format = "json", baseline, usage, region = "", account = "", on = today() } = {}) {
      const accepted = given(baseline, "`baseline`");
      const passed = given(usage, "`usage`");
      return asked(() => look.audit(new Files(...textsOf(estate), region, account, []), accepted, passed, format, on));
    },
  };
});
