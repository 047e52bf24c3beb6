// Where things lie, seen from any test.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const packed = join(root, "wasm/pkg");
export const pages = join(root, "web-demo/dist");
export const cases = join(root, "tests/cases");
