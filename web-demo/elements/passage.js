// The bytes of a WASM module one after the other, each foretold by those before it.

import { codes, walk } from "./instructions.js";
import { hash, mixture } from "./mixture.js";

// Bytes that stand outside of functions are a kind of their own.
const outside = 8;
/** How many kinds of bytes there are. */
export const kinds = 9;

// So many bytes must have come before for a repetition to be expected, and so many are compared.
const [least, most] = [5, 32];
const placeBits = 16;

/**
 * The bytes of a module without the lengths of its functions, and where each function ends: `before` bytes stand before them. `decide`
 * is as in `mixture`; before each byte `announced` is told its place and kind. Every now and then it waits for `rest`.
 */
export async function passage({ size, before, functions }, trees, decide, announced, rest) {
  const bytes = new Uint8Array(size);
  const ends = [];
  const { hashes, next } = mixture(trees, decide);
  // The last four bytes of each kind, of all together and the four before these.
  const recent = new Int32Array(kinds + 2);
  const [all, older] = [kinds, kinds + 1];
  const places = new Int32Array(1 << placeBits);
  let [at, source, length] = [0, 0, 0];

  const take = (kind) => {
    announced(at, kind);
    const byte = next(kind, recent[all] & 255, bytes[source], length);
    bytes[at++] = byte;
    recent[kind] = (recent[kind] << 8) | byte;
    recent[older] = (recent[older] << 8) | (recent[all] >>> 24);
    recent[all] = (recent[all] << 8) | byte;
    length = length && bytes[source] === byte ? length + 1 : 0;
    source += 1;
    const place = hash(recent[all], recent[older] & 255) >>> (32 - placeBits);
    if (!length) {
      source = places[place];
      while (length < most && length < source && bytes[source - 1 - length] === bytes[at - 1 - length]) length += 1;
      if (length < least) length = 0;
    }
    places[place] = at;
    return byte;
  };

  const inside = (kind) => {
    const own = recent[kind];
    // A number goes on where its last byte says so.
    const going = kind | (own & 128 ? (own & 255) << 4 : 0);
    const code = recent[codes];
    hashes[1] = hash(going, code);
    hashes[2] = hash(going + 0x1000, recent[all] & 0xffff);
    hashes[3] = hash(going + 0x2000, hash(code & 0xffff, own & 255));
    return take(kind);
  };

  let word = 0;
  const plain = () => {
    const last = recent[all];
    hashes[1] = hash(0, last & 0xffff);
    hashes[2] = hash(1, last & 0xffffff);
    hashes[3] = hash(word ^ 2, last & 255);
    const letter = take(outside) | 32;
    word = letter >= 97 && letter <= 122 ? hash(word, letter) | 1 : 0;
  };

  const stretch = 1024;
  while (at < before) plain();
  for (let index = 0; index < functions; index++) {
    recent[codes] = 0;
    walk(inside);
    ends.push(at);
    await rest();
  }
  while (at < size) {
    plain();
    if (at % stretch === 0) await rest();
  }
  return { bytes, ends };
}
