// Prints the plain and the compressed size of a file; fails where it is a WASM module that does not validate.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const [file] = process.argv.slice(2);
const bytes = readFileSync(file);
if (file.endsWith(".wasm")) new WebAssembly.Module(bytes);
console.log(bytes.length, gzipSync(bytes, { level: 9 }).length);
