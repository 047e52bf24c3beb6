// Where a statement is from, with a link where the source has an address.

import { make } from "./dom.js";
import { words } from "./words.js";

/** Title, section and the day on which it was checked. */
export function source(text) {
  if (!text) return undefined;
  const title = [text.title || text.source, text.section].filter(Boolean).join(", ");
  const shown = /^https:\/\//.test(text.url) ? make("a", { href: text.url, rel: "noopener" }, title) : title;
  return make("small", { class: "source" }, shown, text.date && ` · ${words.checked(text.date)}`);
}
