// DEFLATE (RFC 1951) for hosts that have no `DecompressionStream`. Reads only what the build packed.

const lengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Unpacks `packed` to `size` bytes. */
export function inflate(packed, size) {
  const output = new Uint8Array(size);
  let [position, offset, buffer, held] = [0, 0, 0, 0];

  const bits = (count) => {
    for (; held < count; held += 8) buffer |= packed[offset++] << held;
    const value = buffer & ((1 << count) - 1);
    buffer >>>= count;
    held -= count;
    return value;
  };

  // One symbol of a canonical Huffman code: walk down the lengths until the code is below their last one.
  const symbol = ({ counts, symbols }) => {
    let [code, first, index] = [0, 0, 0];
    for (let length = 1; length < 16; length++) {
      code |= bits(1);
      if (code - first < counts[length]) return symbols[index + code - first];
      index += counts[length];
      first = (first + counts[length]) << 1;
      code <<= 1;
    }
    throw new Error("the inlined module is damaged");
  };

  const stored = () => {
    [buffer, held] = [0, 0];
    const length = packed[offset] | (packed[offset + 1] << 8);
    output.set(packed.subarray(offset + 4, offset + 4 + length), position);
    offset += 4 + length;
    position += length;
  };

  const compressed = (literals, distances) => {
    for (;;) {
      const value = symbol(literals);
      if (value === 256) return;
      if (value < 256) {
        output[position++] = value;
        continue;
      }
      const length = lengthBase[value - 257] + bits(lengthBits[value - 257]);
      const place = symbol(distances);
      const extra = place < 4 ? 0 : (place >> 1) - 1;
      const distance = (place < 4 ? place : (2 + (place & 1)) << extra) + 1 + bits(extra);
      for (const end = position + length; position < end; position++) output[position] = output[position - distance];
    }
  };

  const tables = () => {
    const [literals, distances, orders] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
    const orderLengths = new Array(19).fill(0);
    for (let index = 0; index < orders; index++) orderLengths[lengthOrder[index]] = bits(3);
    const order = table(orderLengths);
    const lengths = [];
    while (lengths.length < literals + distances) {
      const value = symbol(order);
      if (value < 16) lengths.push(value);
      else if (value === 16) lengths.push(...new Array(3 + bits(2)).fill(lengths.at(-1)));
      else lengths.push(...new Array(value === 17 ? 3 + bits(3) : 11 + bits(7)).fill(0));
    }
    return [table(lengths.slice(0, literals)), table(lengths.slice(literals))];
  };

  for (let last = 0; !last;) {
    last = bits(1);
    const kind = bits(2);
    if (kind === 0) stored();
    else if (kind === 1) compressed(...fixed());
    else compressed(...tables());
  }
  return output;
}

function fixed() {
  const literals = Array.from({ length: 288 }, (_, value) => (value < 144 ? 8 : value < 256 ? 9 : value < 280 ? 7 : 8));
  return [table(literals), table(new Array(30).fill(5))];
}

// How many codes there are of each length, and their symbols in order.
function table(lengths) {
  const counts = new Array(16).fill(0);
  for (const length of lengths) counts[length] += 1;
  counts[0] = 0;
  const symbols = [];
  for (let length = 1; length < 16; length++) {
    lengths.forEach((own, value) => own === length && symbols.push(value));
  }
  return { counts, symbols };
}
