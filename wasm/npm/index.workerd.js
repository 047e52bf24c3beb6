// Workers may not compile bytes: their bundler imports the modules compiled.

import engine from "./engine.wasm";
import audits from "./audits.wasm";
import estates from "./estates.wasm";
import plans from "./plans.wasm";
import policies from "./policies.wasm";
import rules from "./rules.wasm";
import { loader, loaderSync } from "./start.js";

const apart = { audits: () => () => audits, estates: () => () => estates, plans: () => () => plans, policies: () => () => policies, rules: () => () => rules };

export { TollgateError } from "./failure.js";
export const load = loader({ engine: () => engine, ...apart });
export const loadSync = loaderSync({ engine: () => engine, ...apart });
