// The module out of the text that it is inlined as: base64 of DEFLATE (RFC 1951), without a request.

import { inflate } from "./inflate.js";

/** The bytes of `{ size, deflated }`, as the build wrote it. */
export async function unpack(inlined) {
  try {
    const stream = new Blob([bytes(inlined)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    // Browsers before 2023, and hosts without streams.
    return unpackSync(inlined);
  }
}

/** The same at once, in a few milliseconds more. */
export function unpackSync(inlined) {
  return inflate(bytes(inlined), inlined.size);
}

function bytes({ deflated }) {
  return Uint8Array.from(atob(deflated), (sign) => sign.charCodeAt(0));
}
