// What follows packets, unpacked from a script of its own beside the page's: few pages need it, and it is as large as
// all else.

import { Estates, Files, Packet, initSync } from "#estates/glue";
import { inlined } from "#estates/inlined";
import { asked } from "#failure";
import { today } from "#text";
import { moduleOf } from "./inlined.js";

/** Starts it. It answers as the npm package does. */
async function start() {
  initSync({ module: await WebAssembly.compile(moduleOf(inlined)) });
  const follow = new Estates();
  return {
    trace(estate, { from, to = [], all = false, protocol = "", whatIf = [], region = "", account = "", on = today() }) {
      const texts = Object.values(estate).map((value) => (typeof value === "string" ? value : JSON.stringify(value)));
      const files = new Files(Object.keys(estate), texts, region, account, []);
      if (all) return asked(() => follow.matrix(files, [to].flat(), protocol, whatIf, "json", on));
      return asked(() => follow.trace(files, new Packet(from, to, protocol, "", whatIf), "json", on));
    },
  };
}

globalThis.tollgateEstates = start;
