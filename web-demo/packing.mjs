// Packs a WASM module for a script: each step of the way to each of its bytes, by how likely it is (`elements/mixture.js`).
import { moduleOf } from "./elements/inlined.js";
import { walk } from "./elements/instructions.js";
import { kinds, passage } from "./elements/passage.js";
import { deepest, trees } from "./elements/trees.js";

const codeSection = 10;
const outside = kinds - 1;

/** What `moduleOf` makes the module of. */
export async function pack(module) {
  const { bytes, found, way } = plain(module);
  const lengths = frequencies(bytes, found).map(treeOf);
  const grown = trees(lengths);
  const { decide, written, goTo } = encoder();
  await passage(way, grown, decide, (at, kind) => goTo(grown.paths[(kind << 8) | bytes[at]]), () => {});
  const packed = { size: module.length, packed: Buffer.from(written()).toString("base64"), way, lengths };
  if (!module.equals(await moduleOf(packed))) throw new Error("the module is written in a way that cannot be put together again");
  return packed;
}

// The module without the lengths of its functions, and the kind of each of its bytes.
function plain(module) {
  const { at: before, count: functions } = functionsOf(module);
  const parts = [module.subarray(0, before)];
  const found = new Array(before).fill(outside);
  let at = before;
  for (let index = 0; index < functions; index++) {
    const start = unsigned(module, at).at;
    at = start;
    walk((kind) => {
      found.push(kind);
      return module[at++];
    });
    parts.push(module.subarray(start, at));
  }
  parts.push(module.subarray(at));
  const bytes = Buffer.concat(parts);
  while (found.length < bytes.length) found.push(outside);
  return { bytes, found, way: { size: bytes.length, before, functions } };
}

// Where the functions of a module start, and how many they are.
function functionsOf(module) {
  const magic = 8;
  for (let at = magic; at < module.length; ) {
    const content = unsigned(module, at + 1);
    if (module[at] === codeSection) return unsigned(module, content.at);
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

function frequencies(bytes, found) {
  const counts = Array.from({ length: kinds }, () => new Array(256).fill(0));
  bytes.forEach((byte, at) => (counts[found[at]][byte] += 1));
  return counts;
}

// The lengths of the ways of Huffman's tree for bytes of such frequencies, as signs; frequencies are made more alike until the tree is low enough.
function treeOf(counts) {
  for (let scale = 1; ; scale *= 2) {
    const lengths = new Array(256).fill(0);
    const open = counts.flatMap((count, byte) => (count ? [{ count: Math.ceil(count / scale), bytes: [byte] }] : []));
    // A tree has two branches, also where one byte alone is known.
    if (open.length === 1) lengths[open[0].bytes[0]] = 1;
    while (open.length > 1) {
      open.sort((one, other) => other.count - one.count);
      const [one, other] = [open.pop(), open.pop()];
      const bytes = [...one.bytes, ...other.bytes];
      for (const byte of bytes) lengths[byte] += 1;
      open.push({ count: one.count + other.count, bytes });
    }
    if (Math.max(...lengths) <= deepest) return lengths.map((length) => length.toString(36)).join("").replace(/0+$/, "");
  }
}

// A range coder: `goTo` says the way of the next byte, `decide` takes its next step.
function encoder() {
  const output = [];
  let [low, range] = [0, 2 ** 31 - 1];
  let [path, left] = [0, 0];
  const shift = () => {
    output.push(Math.floor(low / 2 ** 24));
    low = (low % 2 ** 24) * 256;
  };
  const carry = () => {
    low -= 2 ** 32;
    let at = output.length - 1;
    while (output[at] === 255) output[at--] = 0;
    output[at] += 1;
  };
  return {
    goTo(next) {
      path = next;
      left = 31 - Math.clz32(next);
    },
    decide(probability, way) {
      if (!way) left -= 1;
      const bit = way ? Number(path === way) : (path >> left) & 1;
      const bound = (range >>> 12) * probability;
      if (bit) range = bound;
      else {
        low += bound;
        range -= bound;
        if (low >= 2 ** 32) carry();
      }
      while (range < 2 ** 23) {
        range *= 256;
        shift();
      }
      return bit;
    },
    written() {
      for (let left = 4; left > 0; left--) shift();
      return output;
    },
  };
}
