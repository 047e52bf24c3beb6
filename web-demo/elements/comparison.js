// Bills side by side: the totals first, then every line.

import { bill } from "./bill.js";
import { chart } from "./chart.js";
import { make } from "./dom.js";
import { money } from "./money.js";
import { dispute } from "./dispute.js";
import { words } from "./words.js";

/** The options of a bill, the cheapest one marked. */
export function comparison(result, element) {
  const { currency, options, cheapest, break_even: crossings = [], omits = [], disputes = [] } = result;
  const language = element.language;
  return [
    element.heading(1, { class: "pane-title" }, words.compare),
    options.length > 1 && make("ul", { class: "totals" }, options.map((option) => make("li", { class: option.name === cheapest ? "best" : "" },
      make("span", {}, option.name, option.name === cheapest && make("small", {}, ` · ${words.cheapest}`)),
      make("strong", {}, money(option.total, currency, language)),
    ))),
    crossings.length > 0 && element.heading(2, {}, words.breakEven),
    curves(crossings).map((curve) => chart(curve, { currency, language })),
    options.map((option) => [element.heading(2, {}, option.name), bill(option, { currency, language, caption: option.name })]),
    make("p", { class: "help" }, words.notIncluded),
    omits.length > 0 && make("ul", { class: "help" }, omits.map((text) => make("li", {}, text))),
    disputes.length > 0 && make("details", {}, make("summary", {}, words.disputes), make("ul", { class: "help" }, disputes.map(dispute))),
  ];
}

// One picture for each pair of options, over the first quantity that they cross in: volumes stand before counts.
function curves(crossings) {
  const found = new Map();
  for (const crossing of crossings) {
    const pair = JSON.stringify(crossing.between);
    const same = found.get(pair) ?? [];
    if (same.length === 0 || JSON.stringify(same[0].costs) === JSON.stringify(crossing.costs)) found.set(pair, [...same, crossing]);
  }
  return [...found.values()].filter(([{ costs }]) => costs.length > 1);
}
