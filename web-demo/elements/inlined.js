// A WASM module out of the text that the build made of it: base64 of a packed stream, of its bytes kept apart.

import { together } from "./instructions.js";
import { unpack } from "./lzma.js";

/** The bytes of the module `{ size, packed, way }`. */
export function moduleOf(inlined) {
  return together(unpack(inlined), inlined.way);
}
