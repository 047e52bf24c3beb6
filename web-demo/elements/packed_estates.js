// What follows packets, unpacked from a script of its own beside the page's: few pages need it, and it is as large as
// all else.

import { Estates, Files, Packet, initSync } from "#estates/glue";
import { inlined } from "#estates/inlined";
import { asked } from "#failure";
import { today } from "#text";
import { stand } from "./beside.js";
import { textsOf } from "./estate/files.js";
import { moduleOf } from "./inlined.js";

// It answers as the npm package does.
stand("estates", async () => {
  initSync({ module: await WebAssembly.compile(await moduleOf(inlined)) });
  const follow = new Estates();
  return {
    trace(estate, { from, to = [], all = false, protocol = "", whatIf = [], region = "", account = "", on = today() }) {
      const files = new Files(...textsOf(estate), region, account, []);
      if (all) return asked(() => follow.matrix(files, [to].flat(), protocol, whatIf, "json", on));
      return asked(() => follow.trace(files, new Packet(from, to, protocol, "", whatIf), "json", on));
    },
  };
});
