// The way of a packet: what it comes to, drawn as boxes, and every step with its place and source.

import { make } from "../dom.js";
import { drawn } from "../drawn.js";
import { money } from "../money.js";
import { prose } from "../prose.js";
import { source } from "../source.js";

const [width, height, gap, margin] = [260, 36, 28, 2];

/** The pane of a result. */
export function way(report, element) {
  const { words } = element;
  const { before, cost_per_gb: cost, not_evaluated: missing, skipped, steps } = report;
  return [
    element.heading(0, { class: "pane-title" }, words.way),
    make("p", { class: "decision", "data-state": state(report) }, make("span", { "aria-hidden": "true" }, words.signs[state(report)]), ` ${words.verdict(report)}`),
    before && make("p", {}, words.before(words.verdict(before))),
    cost && make("p", {}, words.cost(money(cost, "USD", element.language))),
    picture(report, words),
    element.heading(1, {}, words.steps),
    make("ol", { class: "steps" }, steps.map((one) => step(one, element))),
    missing.length > 0 && [element.heading(1, {}, words.missing), make("ul", {}, missing.map((one) => make("li", { lang: element.foreign }, prose(one))))],
    left(skipped, element),
  ];
}

/** How a result is coloured: by what it comes to, where that is known. */
export function state({ verdict, decided }) {
  return decided ? verdict : "unknown";
}

/** What of the files was not read. */
export function left(skipped, { words, foreign }) {
  return skipped.length > 0 && make("details", {}, make("summary", {}, words.skipped(skipped.length)),
    make("ul", {}, skipped.map(({ file, line, what }) => make("li", {}, make("code", {}, line ? `${file}:${line}` : file), " ", make("span", { lang: foreign }, prose(what))))));
}

// A box for each thing that the packet visits, from the top to the bottom.
function picture(report, words) {
  const { hops } = report;
  const stops = !["private", "public"].includes(report.verdict);
  const tall = hops.length * (height + gap) - gap + 2 * margin;
  const middle = width / 2;
  return drawn("svg", { class: "way", viewBox: `0 0 ${width} ${Math.max(tall, 1)}`, role: "img", "aria-label": words.picture(hops) },
    hops.map((hop, at) => {
      const top = margin + at * (height + gap);
      const last = at === hops.length - 1;
      return [
        drawn("rect", { class: last && stops ? "stop" : "", x: margin, y: top, width: width - 2 * margin, height, rx: 6 }),
        drawn("text", { x: middle, y: top + height / 2 + 4, "text-anchor": "middle" }, short(hop)),
        !last && drawn("path", { d: `M${middle} ${top + height}v${gap}m-4 -6l4 6l4 -6` }),
      ];
    }));
}

function short(hop) {
  return hop.length > 34 ? `…${hop.slice(-33)}` : hop;
}

function step({ stage, result, detail, code, place, source: from }, { words, foreign }) {
  return make("li", { class: result },
    make("p", {}, make("span", { "aria-hidden": "true" }, words.marks[result]), ` ${words.stages[stage]}: `, make("span", { lang: foreign }, prose(detail)), code && [" ", make("code", {}, code)]),
    place && make("small", {}, make("code", {}, `${place.file}${place.line ? `:${place.line}` : ""} ${place.pointer}`)), " ", source(from));
}
