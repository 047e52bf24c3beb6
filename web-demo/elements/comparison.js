// Bills side by side: the totals first, then every line.

import { crossings } from "#crossings";
import { bill } from "./bill.js";
import { dispute } from "./dispute.js";
import { make } from "./dom.js";
import { money } from "./money.js";
import { words } from "./words.js";

/** The options of a bill, the cheapest one marked. */
export function comparison(result, element) {
  const { currency, options, cheapest, break_even: found = [], omits = [], disputes = [] } = result;
  const language = element.language;
  return [
    element.heading(1, { class: "pane-title" }, words.compare),
    options.length > 1 && make("ul", { class: "totals" }, options.map((option) => make("li", { class: option.name === cheapest ? "best" : "" },
      make("span", {}, option.name, option.name === cheapest && make("small", {}, ` · ${words.cheapest}`)),
      make("strong", {}, money(option.total, currency, language)),
    ))),
    crossings(found, { currency, element }),
    options.map((option) => [element.heading(2, {}, option.name), bill(option, { currency, language, caption: option.name })]),
    make("p", { class: "help" }, words.notIncluded),
    omits.length > 0 && make("ul", { class: "help" }, omits.map((text) => make("li", {}, text))),
    disputes.length > 0 && make("details", {}, make("summary", {}, words.disputes), make("ul", { class: "help" }, disputes.map(dispute))),
  ];
}
