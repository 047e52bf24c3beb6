// How likely each step of a way is: what several contexts have seen so far, weighed by how well each of them foretold.
// What is packed so is an eighth smaller than what LZMA makes of the same bytes. More contexts would make it smaller still, and
// a page wait longer for its first question.

import { deepest } from "./trees.js";

// How many contexts foretell a byte, beside what was found to repeat.
const contexts = 3;
const inputs = contexts + 1;

// A slot holds a probability of 13 bits and how often it was learnt from, up to 7 times. All contexts share so many slots: two
// that meet in one spoil their forecasts and no more.
const slotBits = 21;
const countBits = 3;
const counted = (1 << countBits) - 1;
const certain = (1 << (16 - countBits)) - 1;
const rates = Int32Array.from({ length: counted + 1 }, (_, count) => 65536 / (count + 1.3));

// After so many steps a context finds another slot; those of the steps between stand behind it.
const stride = 4;
const farthest = 1 << stride;

// A probability of 12 bits for each of its logits of 8 bits behind the point, and the way back. None of them lies so near to a
// half that another engine could round it otherwise.
const widest = 2047;
const probabilities = Int16Array.from({ length: 2 * widest + 1 }, (_, index) => Math.min(4095, Math.max(1, Math.round(4096 / (1 + Math.exp((widest - index) / 256))))));
const logits = new Int16Array(4096);
for (let probability = 0, index = 0; probability < 4096; probability++) {
  while (index < 2 * widest && probabilities[index] < probability) index += 1;
  logits[probability] = index - widest;
}

// A repetition of so many bytes foretells all of the next one in a single step.
const sure = 12;
// The slots of repetitions tell so many lengths apart.
const told = 16;

// How fast weights follow, and what they are at first, of 65536.
const eagerness = 6;
const firstWeight = 65536 / 8;

/** What is to be done with a hash so that it depends on another number too. */
export function hash(one, other) {
  const mixed = Math.imul(one, 0x2f0b4c47) ^ Math.imul(other, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
}

/**
 * The ways through the `trees` of bytes of some kinds, which `decide` goes step by step: it is given how likely of 4096 the step
 * is a one, and gives it. Where it is given a way too, a one is the whole of that way. `hashes` takes the contexts of the
 * next byte, from 1 on.
 */
export function mixture({ paths, leaves }, decide) {
  const kinds = paths.length >> 8;
  // Behind the slots of the contexts are those of repetitions, by how long they are and what they foretell, and those that know the kind alone.
  const repetitions = (1 << slotBits) + farthest;
  const plain = repetitions + kinds * told * 3;
  const slots = new Uint16Array(plain + (kinds << 8)).fill(1 << 15);
  const hashes = new Int32Array(inputs);
  const starts = new Int32Array(inputs);
  const foretold = new Int32Array(inputs);
  // Two weights for each input are added: one known by the byte before, one by the step and whether a repetition foretells it.
  const before = new Int32Array(inputs * kinds << 8).fill(firstWeight);
  const within = new Int32Array(inputs * kinds * 3 << 8).fill(firstWeight);
  const [stepping, repeating, whole] = [0, 1 << 8, 2 << 8];

  const step = (first, second, offset, way) => {
    let sum = 0;
    for (let input = 0; input < inputs; input++) {
      const logit = logits[slots[starts[input] + offset] >>> 4];
      foretold[input] = logit;
      sum = (sum + Math.imul(logit, before[first + input] + within[second + input])) | 0;
    }
    const probability = probabilities[Math.max(0, Math.min(2 * widest, (sum >> 16) + widest))];
    const bit = decide(probability, way);
    const error = Math.imul((bit << 12) - probability, eagerness);
    const goal = bit ? certain : 0;
    for (let input = 0; input < inputs; input++) {
      const change = (Math.imul(foretold[input], error) + 8192) >> 14;
      before[first + input] += change;
      within[second + input] += change;
      const slot = starts[input] + offset;
      const held = slots[slot];
      const count = held & counted;
      const known = held >>> countBits;
      slots[slot] = ((known + ((Math.imul(goal - known, rates[count]) + 32768) >> 16)) << countBits) | Math.min(count + 1, counted);
    }
    return bit;
  };

  const place = (path) => {
    for (let input = 1; input < inputs; input++) starts[input] = hash(hashes[input], path) >>> (32 - slotBits);
  };

  // The next byte of a kind. `last` is the byte before it, and `repeated` the one that follows if the last `length` ones go on
  // as they did before.
  const next = (kind, last, repeated, length) => {
    const first = inputs * ((kind << 8) | last);
    const second = (kind * 3) << 8;
    const expected = length ? paths[(kind << 8) | repeated] : 0;
    const repetition = repetitions + 3 * (kind * told + Math.min(length, told - 1));
    if (expected && length >= sure) {
      place(0);
      starts[0] = repetition + 2;
      if (step(first, inputs * (second + whole + repeated), 0, expected)) return repeated;
    }
    let left = 31 - Math.clz32(expected);
    let path = 1;
    let offset = 1;
    for (let depth = 0; ; depth++) {
      if (depth % stride === 0) {
        offset = 1;
        place(path);
      }
      const short = path & 255;
      left -= 1;
      const foreseen = left >= 0 && expected >> (left + 1) === path;
      starts[0] = (foreseen ? repetition + ((expected >> left) & 1) : plain + (kind << 8) + short) - offset;
      const bit = step(first, inputs * (second + (foreseen ? repeating : stepping) + short), offset, 0);
      path = path * 2 + bit;
      offset = offset * 2 + bit;
      const leaf = leaves[(kind << (deepest + 1)) | path];
      if (leaf >= 0) return leaf;
    }
  };
  return { hashes, next };
}
