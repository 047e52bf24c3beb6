// Bytes out of the text that they are inlined as: base64 of an LZMA stream. It is a seventh smaller than what
// browsers can unpack by themselves, and unpacked in some hundredths of a second.

/** How the build packs: bits of the literal's context, and of the position that codes depend on. */
const literalContext = 3;
const positionMask = 3;

// Where the probabilities of each kind of decision start.
const [isMatch, isRepeat, isOlder, isOlder2, isOlder3, isLong, slots, distances, align, lengths, repeatLengths, literals] =
  [0, 192, 204, 216, 228, 240, 432, 688, 803, 819, 1333, 1847];

/** The bytes of `{ size, packed }`. */
export function unpack({ size, packed }) {
  return decode(Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0)), new Uint8Array(size));
}

function decode(input, output) {
  const probabilities = new Uint16Array(literals + (0x300 << literalContext)).fill(1024);
  // Range and code, which need all 32 bits of a number without a sign.
  const coder = new Uint32Array([2 ** 32 - 1, 0]);
  let read = 1;
  const shift = () => {
    coder[0] <<= 8;
    coder[1] = (coder[1] << 8) | input[read++];
  };
  for (let index = 0; index < 4; index++) shift();
  coder[0] = 2 ** 32 - 1;

  // One decision of the range coder; its probability follows what was decided.
  const bit = (at) => {
    const probability = probabilities[at];
    const bound = (coder[0] >>> 11) * probability;
    let decided = 0;
    if (coder[1] < bound) {
      coder[0] = bound;
      probabilities[at] = probability + ((2048 - probability) >>> 5);
    } else {
      coder[0] -= bound;
      coder[1] -= bound;
      probabilities[at] = probability - (probability >>> 5);
      decided = 1;
    }
    if (coder[0] < 2 ** 24) shift();
    return decided;
  };

  // Bits that are as likely 0 as 1.
  const direct = (count) => {
    let value = 0;
    for (; count > 0; count--) {
      coder[0] >>>= 1;
      const decided = coder[1] >= coder[0] ? 1 : 0;
      if (decided) coder[1] -= coder[0];
      value = value * 2 + decided;
      if (coder[0] < 2 ** 24) shift();
    }
    return value;
  };

  const tree = (at, count) => {
    let symbol = 1;
    for (let step = 0; step < count; step++) symbol = symbol * 2 + bit(at + symbol);
    return symbol - (1 << count);
  };

  const reversed = (at, count) => {
    let [symbol, value] = [1, 0];
    for (let step = 0; step < count; step++) {
      const decided = bit(at + symbol);
      symbol = symbol * 2 + decided;
      value |= decided << step;
    }
    return value;
  };

  const length = (at, position) => {
    if (!bit(at)) return tree(at + 2 + (position << 3), 3);
    if (!bit(at + 1)) return 8 + tree(at + 130 + (position << 3), 3);
    return 16 + tree(at + 258, 8);
  };

  const distance = (long) => {
    const slot = tree(slots + (Math.min(long, 3) << 6), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) << bits;
    if (slot < 14) return base + reversed(distances + base - slot, bits);
    return base + direct(bits - 4) * 16 + reversed(align, 4);
  };

  let [state, at] = [0, 0];
  let recent = [0, 0, 0, 0];
  while (at < output.length) {
    const position = at & positionMask;
    if (!bit(isMatch + (state << 4) + position)) {
      const context = literals + 0x300 * ((at ? output[at - 1] : 0) >> (8 - literalContext));
      let symbol = 1;
      if (state > 6) {
        let matched = output[at - recent[0] - 1];
        while (symbol < 0x100) {
          matched *= 2;
          const expected = matched & 0x100;
          const decided = bit(context + 0x100 + expected + symbol);
          symbol = symbol * 2 + decided;
          if (Boolean(expected) !== Boolean(decided)) break;
        }
      }
      while (symbol < 0x100) symbol = symbol * 2 + bit(context + symbol);
      output[at++] = symbol;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let long;
    if (!bit(isRepeat + state)) {
      long = length(lengths, position);
      recent = [distance(long), recent[0], recent[1], recent[2]];
      state = state < 7 ? 7 : 10;
    } else {
      const [first, second, third, fourth] = recent;
      if (!bit(isOlder + state)) {
        if (!bit(isLong + (state << 4) + position)) {
          output[at] = output[at - first - 1];
          at += 1;
          state = state < 7 ? 9 : 11;
          continue;
        }
      } else if (!bit(isOlder2 + state)) recent = [second, first, third, fourth];
      else if (!bit(isOlder3 + state)) recent = [third, first, second, fourth];
      else recent = [fourth, first, second, third];
      long = length(repeatLengths, position);
      state = state < 7 ? 8 : 11;
    }
    for (const end = at + long + 2; at < end; at++) output[at] = output[at - recent[0] - 1];
  }
  return output;
}
