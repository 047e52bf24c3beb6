// What the bytes of a WASM module's functions mean: operation codes foretell other things than offsets do.

// What bytes are: a kind each.
export const [codes, declared, branches, calls, locals, integers, offsets, rest] = [0, 1, 2, 3, 4, 5, 6, 7];

// What follows an operation code, in the order of the codes, each from its first code on; `unknown` is what no module of
// ours holds.
const [nothing, opens, closes, branch, table, call, indirect, local, other, access, integer, real, prefix, unknown] =
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
const kinds = new Uint8Array(256);
for (const [from, kind] of [
  [0x00, nothing], [0x02, opens], [0x05, nothing], [0x06, unknown], [0x0b, closes], [0x0c, branch], [0x0e, table], [0x0f, nothing],
  [0x10, call], [0x11, indirect], [0x12, unknown], [0x1a, nothing], [0x1c, unknown], [0x20, local], [0x23, other],
  [0x28, access], [0x3f, other], [0x41, integer], [0x42, other], [0x43, real], [0x45, nothing], [0xc5, unknown], [0xd0, other], [0xd1, nothing], [0xd2, other], [0xd3, unknown], [0xfc, prefix], [0xfd, unknown],
]) kinds.fill(kind, from);

/** Walks through one function: `next` gives the next byte, of the kind that it is told. */
export function walk(next) {
  const number = (kind) => {
    let [value, unit, byte] = [0, 1, 0];
    do {
      byte = next(kind);
      value += (byte & 127) * unit;
      unit *= 128;
    } while (byte > 127);
    return value;
  };
  const numbers = (kind, count) => {
    for (; count > 0; count--) number(kind);
  };
  numbers(declared, 2 * number(declared));
  for (let depth = 1; depth > 0; ) {
    const code = next(codes);
    switch (kinds[code]) {
      case opens:
        depth += 1;
        number(codes);
        break;
      case closes:
        depth -= 1;
        break;
      case branch:
        number(branches);
        break;
      case table:
        numbers(branches, number(branches) + 1);
        break;
      case call:
        number(calls);
        break;
      case indirect:
        numbers(rest, 2);
        break;
      case local:
        number(locals);
        break;
      case other:
        number(rest);
        break;
      case access:
        number(rest);
        number(offsets);
        break;
      case integer:
        number(integers);
        break;
      case real:
        for (let left = code === 0x43 ? 4 : 8; left > 0; left--) next(rest);
        break;
      case prefix: {
        // Conversions name nothing; of memories and tables, what copies or begins one names two things.
        const operation = number(codes);
        if (operation > 7) numbers(rest, Number("2121212111"[operation - 8]));
        break;
      }
      case unknown:
        throw new Error(`the operation ${code} is not known`);
    }
  }
}
