// Workers may not compile bytes: their bundler imports the module compiled.

import module from "./engine.wasm";
import { loader, loaderSync } from "./start.js";

export { TollgateError } from "./failure.js";
export const load = loader(() => module);
export const loadSync = loaderSync(() => module);
