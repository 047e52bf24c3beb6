// Every subnet to every service, as a table.

import { make } from "../dom.js";
import { left, state } from "./way.js";

/** The pane of a report. */
export function matrix(report, element) {
  const { words } = element;
  const { services, cells, summary, changed, skipped } = report;
  const rows = [];
  for (let at = 0; at < cells.length; at += services.length) rows.push(cells.slice(at, at + services.length));
  const before = new Map((changed ?? []).map((one) => [`${one.subnet} ${one.service}`, one.before]));
  const cell = (one) => {
    const was = before.get(`${one.subnet} ${one.service}`);
    return make("td", { "data-state": state(one), title: one.host }, words.states[state(one)], one.via && make("small", {}, one.via), was && make("small", {}, words.before(words.states[state(was)])));
  };
  return [
    element.heading(0, { class: "pane-title", tabindex: -1 }, words.all),
    make("p", {}, words.sum(summary), changed && ` ${words.changed(changed.length)}`),
    services.length > 0 && make("div", { class: "scrolls", tabindex: 0, role: "region", "aria-label": words.all },
      make("table", { class: "matrix" },
        make("thead", {}, make("tr", {}, make("th", { scope: "col" }, words.subnet), services.map((service) => make("th", { scope: "col" }, service)))),
        make("tbody", {}, rows.map((row) => make("tr", {}, make("th", { scope: "row" }, row[0].subnet), row.map(cell)))))),
    left(skipped, element),
  ];
}
