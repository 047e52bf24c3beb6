// The package's modules by themselves, for what no entry of the package gives.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packed } from "./paths.mjs";

const url = (file) => pathToFileURL(join(packed, file)).href;
const { Engine, initSync } = await import(url("engine_glue.js"));
const apart = await import(url("apart.js"));

initSync({ module: readFileSync(join(packed, "engine.wasm")) });
for (const [name, own] of Object.entries(apart)) own.bring(() => readFileSync(join(packed, `${name}.wasm`)));

export { Engine };
export const { audits, policies, rules } = apart;
