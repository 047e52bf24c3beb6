// A WASM module out of the text that the build made of it.

import { passage } from "./passage.js";
import { trees } from "./trees.js";

// So long the page is kept from all else at a time, in milliseconds.
const longest = 30;

/** The bytes of the module `{ size, packed, way, lengths }`. */
export async function moduleOf({ size, packed, way, lengths }) {
  let started = performance.now();
  const rest = async () => {
    if (performance.now() - started < longest) return;
    await new Promise((resolve) => setTimeout(resolve));
    started = performance.now();
  };
  const { bytes, ends } = await passage(way, trees(lengths), decider(bytesOf(packed)), () => {}, rest);
  return together(bytes, ends, way.before, size);
}

function bytesOf(base64) {
  const signs = atob(base64);
  const bytes = new Uint8Array(signs.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = signs.charCodeAt(at);
  return bytes;
}

// What was decided at the build, each time with the same probability of 4096.
function decider(input) {
  // Range and code, of 31 bits: whole numbers of 32 bits with a sign are what engines reckon with fastest.
  const coder = new Int32Array([2 ** 31 - 1, 0]);
  let read = 0;
  for (; read < 4; read++) coder[1] = (coder[1] << 8) | input[read];
  return (probability) => {
    const bound = Math.imul(coder[0] >>> 12, probability);
    const bit = coder[1] < bound ? 1 : 0;
    if (bit) coder[0] = bound;
    else {
      coder[0] -= bound;
      coder[1] -= bound;
    }
    while (coder[0] < 2 ** 23) {
      coder[0] <<= 8;
      coder[1] = (coder[1] << 8) | input[read++];
    }
    return bit;
  };
}

// The module with the length of each function before it.
function together(bytes, ends, before, size) {
  const module = new Uint8Array(size);
  module.set(bytes.subarray(0, before));
  let at = before;
  let start = before;
  for (const end of ends) {
    for (let left = end - start; ; left >>= 7) {
      module[at++] = (left & 127) | (left > 127 ? 128 : 0);
      if (left <= 127) break;
    }
    module.set(bytes.subarray(start, end), at);
    at += end - start;
    start = end;
  }
  module.set(bytes.subarray(start), at);
  return module;
}
