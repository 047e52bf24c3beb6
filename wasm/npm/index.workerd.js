// Workers may not compile bytes: their bundler imports the modules compiled.

import engine from "./engine.wasm";
import rules from "./rules.wasm";
import { loader, loaderSync } from "./start.js";

export { TollgateError } from "./failure.js";
export const load = loader({ engine: () => engine, rules: () => () => rules });
export const loadSync = loaderSync({ engine: () => engine, rules: () => () => rules });
