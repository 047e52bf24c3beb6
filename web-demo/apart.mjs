// Takes a WASM module apart into streams of bytes that mean the same, which compress better.
import { streams, together, walk } from "./elements/instructions.js";

const codeSection = 10;

/** The streams of a module, one after the other, and what puts them together again. */
export function apart(module) {
  const found = functionsOf(module);
  const { count } = found;
  const parts = Array.from({ length: streams }, () => []);
  let at = found.at;
  for (let index = 0; index < count; index++) {
    at = unsigned(module, at).at;
    walk((stream) => {
      parts[stream].push(module[at]);
      return module[at++];
    });
  }
  const lengths = parts.map((part) => part.length);
  const bytes = Buffer.concat([module.subarray(0, found.at), ...parts.map((part) => Buffer.from(part)), module.subarray(at)]);
  const way = { size: module.length, before: found.at, functions: count, lengths };
  if (!module.equals(together(bytes, way))) throw new Error("the module is written in a way that cannot be put together again");
  return { bytes, way };
}

// Where the functions of a module start, and how many they are.
function functionsOf(module) {
  const magic = 8;
  for (let at = magic; at < module.length; ) {
    const content = unsigned(module, at + 1);
    if (module[at] === codeSection) return unsigned(module, content.at, "count");
    at = content.at + content.count;
  }
  throw new Error("the module has no functions");
}

// A number of seven bits a byte, and where it ends.
function unsigned(module, at) {
  let count = 0;
  for (let unit = 1; ; unit *= 128) {
    const byte = module[at++];
    count += (byte & 127) * unit;
    if (byte < 128) return { count, at };
  }
}
