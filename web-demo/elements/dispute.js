// A case where a source is wrong, or two disagree: what is printed, and what holds.

import { make } from "./dom.js";
import { prose } from "./prose.js";
import { source } from "./source.js";
import { words } from "./words.js";

/** One dispute as an entry of a list. */
export function dispute({ printed, printed_source: from, holds, holds_source: by }) {
  return make("li", {}, make("p", {}, words.printed, prose(printed), " ", source(from)), make("p", {}, words.holds, prose(holds), " ", source(by)));
}
