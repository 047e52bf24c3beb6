// What the outcome costs a month, or which outcomes are still possible while that is open.

import { bill } from "./bill.js";
import { make } from "./dom.js";
import { words } from "./words.js";

/** From how many outcomes on they are folded away. */
const few = 5;

/** The cost pane of a result. */
export function cost(result, { element, outcomes, currency, language }) {
  const title = (text) => element.heading(1, { class: "pane-title" }, text);
  if (result.status === "open") {
    const possible = result.possible.map((id) => make("li", {}, outcomes.get(id) ?? id));
    const list = make("ul", { class: "plain" }, possible);
    return [
      title(words.possible(possible.length)),
      possible.length > few ? make("details", {}, make("summary", {}, words.showAll), list) : list,
      make("p", { class: "help" }, words.costOpen),
    ];
  }
  if (!result.price) {
    const missing = result.refine.some(({ changes }) => changes.includes("price"));
    return [title(words.cost), make("p", { class: "help" }, missing ? words.costMissing : words.costNone)];
  }
  return [title(words.cost), bill(result.price, { currency, language, caption: words.cost }), make("p", { class: "help" }, words.notIncluded)];
}
