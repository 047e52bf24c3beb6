// Browsers, bundlers and service workers: the module comes along as text, so nothing has to be fetched.

import { inlined } from "./inlined.js";
import { loader, loaderSync } from "./start.js";
import { unpack, unpackSync } from "./unpack.js";

export { TollgateError } from "./failure.js";
export const load = loader(() => unpack(inlined));
export const loadSync = loaderSync(() => unpackSync(inlined));
