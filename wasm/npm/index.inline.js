// Browsers, bundlers and service workers: the modules come along as text, so nothing has to be fetched.

import { inlined } from "./engine_inlined.js";
import { loader, loaderSync } from "./start.js";
import { unpack, unpackSync } from "./unpack.js";

// A file of its own, so that a bundler leaves it out of what is loaded at first.
const rules = async () => {
  const { inlined } = await import("./rules_inlined.js");
  return () => unpackSync(inlined);
};

export { TollgateError } from "./failure.js";
export const load = loader({ engine: () => unpack(inlined), rules });
export const loadSync = loaderSync({ engine: () => unpackSync(inlined) });
