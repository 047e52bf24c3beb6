// What the request comes to: the decision, what is not known and would change it, and the keys it was judged with.

import { make } from "../dom.js";
import { words } from "./words.js";

/** The pane of a simulation, or of why there is none; `settle` takes what a user wants to try. */
export function outcome(simulation, refused, element, settle) {
  const title = (depth, text) => element.heading(depth, { class: "pane-title", tabindex: depth === 0 ? -1 : undefined }, text);
  if (!simulation) {
    return [title(0, words.outcome), make("p", { class: "decision" }, words.notJudged), make("ul", { class: "plain" }, refused.map((line) => make("li", {}, line)))];
  }
  const { decision, depends = [], context } = simulation;
  const keys = Object.entries(context);
  return [
    title(0, words.outcome),
    make("p", { class: "decision", "data-state": decision }, make("span", { "aria-hidden": "true" }, words.signs[decision]), ` ${words.decisions[decision]}`),
    depends.length > 0 && [title(1, words.depends), make("ul", { class: "plain depends" }, depends.map((one) => dependence(one, settle)))],
    keys.length > 0 && make("details", {}, make("summary", {}, words.context), make("dl", {}, keys.map(([key, value]) => [make("dt", {}, key), make("dd", {}, [value].flat().join(", "))]))),
  ];
}

function dependence(one, settle) {
  const { key, values, would_be: wouldBe, why } = one;
  return make("li", {},
    make("code", {}, key), ` ${words.dependsOn(values)} ${words.wouldBe(words.decisions[wouldBe])}`, make("small", {}, why),
    values.length > 0 && make("button", { type: "button", onclick: () => settle(one) }, words.settle(key, values[0])));
}
