// One option of a bill: its lines with rate and source, what is not known, and its total.

import { make } from "./dom.js";
import { money, quantity } from "./money.js";
import { words } from "./words.js";

/** The lines as a table; `caption` names it. */
export function bill(option, { currency, language, caption }) {
  const unknown = option.unknown.map(({ rate, region }) => make("li", {}, words.unknownRate(rate, region)));
  return [
    make("table", {},
      make("caption", { class: "hidden" }, caption),
      make("thead", {}, make("tr", {}, make("th", { scope: "col" }, words.component), make("th", { scope: "col", class: "amount" }, words.amount))),
      make("tbody", {}, option.lines.map((line) => row(line, currency, language))),
      make("tfoot", {}, make("tr", {}, make("th", { scope: "row" }, words.total), make("td", { class: "amount total" }, money(option.total, currency, language)))),
    ),
    !option.complete && make("p", { class: "warning" }, words.incomplete),
    unknown.length > 0 && make("ul", { class: "plain" }, unknown),
  ];
}

function row(line, currency, language) {
  const rate = line.unit_price === null ? words.notKnown : money(line.unit_price, currency, language);
  const from = line.rate_source;
  return make("tr", {},
    make("th", { scope: "row" },
      line.component,
      make("small", {}, `${quantity(line.quantity, language)} ${line.unit} × ${rate}`),
      from && make("small", { class: "source" }, words.rateFrom(from.source, from.section, from.date)),
    ),
    make("td", { class: "amount" }, line.amount === null ? words.notKnown : money(line.amount, currency, language)),
  );
}
