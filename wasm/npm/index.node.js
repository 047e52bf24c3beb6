// Node: the modules are read from the files beside this one, all but the engine when they are first needed.

import { readFileSync } from "node:fs";
import { loader, loaderSync } from "./start.js";

// Compiled at once: a few milliseconds, where waiting for V8's other threads takes several times as long.
const engine = () => new WebAssembly.Module(readFileSync(new URL("./engine.wasm", import.meta.url)));
const audits = () => () => readFileSync(new URL("./audits.wasm", import.meta.url));
const estates = () => () => readFileSync(new URL("./estates.wasm", import.meta.url));
const plans = () => () => readFileSync(new URL("./plans.wasm", import.meta.url));
const policies = () => () => readFileSync(new URL("./policies.wasm", import.meta.url));
const rules = () => () => readFileSync(new URL("./rules.wasm", import.meta.url));

// Node does not fetch files.
const local = (module) => (String(module).startsWith("file:") ? readFileSync(new URL(module)) : module);

export { TollgateError } from "./failure.js";
export const load = loader({ engine, audits, estates, plans, policies, rules, read: local });
export const loadSync = loaderSync({ engine, audits, estates, plans, policies, rules });
