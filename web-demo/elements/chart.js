// What two options cost over a quantity: as lines, with the crossings, and as the table that says the same.

import { make } from "./dom.js";
import { drawn } from "./drawn.js";
import { money, quantity } from "./money.js";
import { words } from "./words.js";

const [width, height, left, bottom, top] = [320, 180, 52, 30, 10];

/** The crossings of one pair of options, drawn and told. */
export function chart(crossings, { currency, language }) {
  const [{ between, variable, costs }] = crossings;
  const cash = (amount) => money(amount, currency, language);
  const told = crossings.map(({ at, below, above }) => words.crossing(`${quantity(at, language)} ${variable}`, below, above));
  // Places on the picture only: amounts that are read stay the engine's own digits.
  const most = costs.flatMap(({ amounts }) => amounts).reduce((one, other) => (Number(other) > Number(one) ? other : one));
  const end = Number(costs.at(-1).at);
  const x = (at) => left + (Number(at) / end) * (width - left - 12);
  const y = (amount) => height - bottom - (Number(amount) / (Number(most) || 1)) * (height - bottom - top);
  const line = (option) => costs.map(({ at, amounts }) => `${x(at).toFixed(1)},${y(amounts[option]).toFixed(1)}`).join(" ");
  const label = (text, attributes) => drawn("text", attributes, text);
  return make("figure", { class: "chart" },
    make("figcaption", {}, told.join(" ")),
    drawn("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `${between.join(", ")}: ${told.join(" ")}` },
      drawn("path", { class: "axis", d: `M${left} ${top}V${height - bottom}H${width - 12}` }),
      label(cash(most), { x: left - 4, y: top + 8, "text-anchor": "end" }),
      label(cash("0"), { x: left - 4, y: height - bottom, "text-anchor": "end" }),
      label(`${quantity(costs.at(-1).at, language)} ${variable}`, { x: width - 12, y: height - 12, "text-anchor": "end" }),
      drawn("polyline", { class: "one", points: line(0) }),
      drawn("polyline", { class: "other", points: line(1) }),
      crossings.map(({ at }) => {
        const { amounts } = costs.find((point) => Number(point.at) === Number(at)) ?? costs[0];
        return drawn("circle", { cx: x(at), cy: y(amounts[0]), r: 4 });
      })),
    make("p", { class: "help legend" }, make("span", { class: "one" }, between[0]), make("span", { class: "other" }, between[1])),
    make("details", {}, make("summary", {}, words.figures), make("table", {},
      make("thead", {}, make("tr", {}, [variable, ...between].map((name) => make("th", { scope: "col" }, name)))),
      make("tbody", {}, costs.map(({ at, amounts }) => make("tr", {}, make("th", { scope: "row" }, quantity(at, language)), amounts.map((amount) => make("td", {}, cash(amount)))))))));
}
