// The script with what follows packets, which stands beside the page's own and is read when the first element needs it.

import { once } from "./once.js";

// Only while a script runs does the page tell where it is from.
const own = globalThis.document?.currentScript?.src;

/** Starts it: once, whoever asks. */
export const estates = once(async () => {
  const { href } = new URL("tollgate-estates.js", own || document.baseURI);
  await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = href;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${href} cannot be read: it belongs beside tollgate-full.js`));
    document.head.append(script);
  });
  return globalThis.tollgateEstates();
});
