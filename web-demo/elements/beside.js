// Scripts that stand beside the page's own, each read when the first element needs what is in it.

import { once } from "./once.js";

// Only while a script runs does the page tell where it is from.
const own = globalThis.document?.currentScript?.src;

/** Starts what the script of that name holds: once, whoever asks. Having run, it gives its start by its name. */
export const beside = (name) => once(async () => {
  const file = `tollgate-${name}.js`;
  const { href } = new URL(file, own || document.baseURI);
  await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = href;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${href} cannot be read: it belongs beside tollgate-full.js`));
    document.head.append(script);
  });
  return globalThis.tollgateBeside[name]();
});

/** Gives what a script holds to the one that it stands beside. */
export function stand(name, start) {
  globalThis.tollgateBeside = { ...globalThis.tollgateBeside, [name]: start };
}
