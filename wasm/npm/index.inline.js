// Browsers, bundlers and service workers: the modules come along as text, so nothing has to be fetched.

import { inlined } from "./engine_inlined.js";
import { loader, loaderSync } from "./start.js";
import { unpack, unpackSync } from "./unpack.js";

// Files of their own, so that a bundler leaves them out of what is loaded at first.
const apart = (file) => async () => {
  const { inlined } = await file();
  return () => unpackSync(inlined);
};
const audits = apart(() => import("./audits_inlined.js"));
const estates = apart(() => import("./estates_inlined.js"));
const plans = apart(() => import("./plans_inlined.js"));
const policies = apart(() => import("./policies_inlined.js"));
const rules = apart(() => import("./rules_inlined.js"));

export { TollgateError } from "./failure.js";
export const load = loader({ engine: () => unpack(inlined), audits, estates, plans, policies, rules });
export const loadSync = loaderSync({ engine: () => unpackSync(inlined) });
