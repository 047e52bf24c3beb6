// Workers may not compile bytes: their bundler imports the modules compiled.

import engine from "./engine.wasm";
import policies from "./policies.wasm";
import rules from "./rules.wasm";
import { loader, loaderSync } from "./start.js";

export { TollgateError } from "./failure.js";
export const load = loader({ engine: () => engine, policies: () => () => policies, rules: () => () => rules });
export const loadSync = loaderSync({ engine: () => engine, policies: () => () => policies, rules: () => () => rules });
