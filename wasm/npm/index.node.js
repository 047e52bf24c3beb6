// Node: the module is read from the file beside this one.

import { readFileSync } from "node:fs";
import { loader, loaderSync } from "./start.js";

const read = () => readFileSync(new URL("./engine.wasm", import.meta.url));

// Node does not fetch files.
const local = (module) => (String(module).startsWith("file:") ? readFileSync(new URL(module)) : module);

export { TollgateError } from "./failure.js";
export const load = loader(read, local);
export const loadSync = loaderSync(read);
