// What the answers came to: why, what to create and how, what to mind, and what would change it.

import { dispute } from "./dispute.js";
import { make } from "./dom.js";
import { inWords } from "./field.js";
import { prose } from "./prose.js";
import { source } from "./source.js";
import { words } from "./words.js";

/** The result in short. */
export function conclusion({ outcome }, element) {
  return [
    make("p", { class: "eyebrow" }, words.result),
    element.heading(1, { tabindex: -1, class: "question" }, outcome.title),
    make("p", { class: "summary" }, prose(outcome.summary)),
  ];
}

/** The result in full; `change` takes another answer. */
export function details(result, { element, questions, outcomes, change }) {
  const { outcome } = result;
  return [
    section(element, "reasons", words.reasons, outcome.reasons.map((reason) => make("li", {}, prose(reason.because), " ", source(reason.source)))),
    shapes(element, outcome.endpoints),
    section(element, "todo", words.steps, outcome.steps.map((step) => make("li", {}, prose(step))), "ol"),
    cautions(result, element),
    section(element, "disputes", words.disputes, outcome.disputes.map(dispute)),
    alternatives(result, { element, questions, outcomes, change }),
  ];
}

// What to mind with the result.
function cautions(result, element) {
  const items = result.cautions.map((caution) => make("li", {}, prose(caution.text), " ", source(caution.source)));
  return section(element, "cautions", words.cautions, items);
}

function section(element, name, title, items, list = "ul") {
  if (items.length === 0) return undefined;
  return make("section", { class: name, part: name }, element.heading(2, {}, title), make(list, {}, items));
}

function shapes(element, endpoints) {
  if (endpoints.length === 0) return undefined;
  const shape = ({ type, service, settings }) => make("li", { class: "shape" },
    make("strong", {}, [type, service].filter(Boolean).join(" · ")),
    make("dl", {}, Object.entries(settings).map(([name, value]) => [make("dt", {}, name), make("dd", {}, prose(value))])),
  );
  return make("section", { class: "endpoints", part: "endpoints" }, element.heading(2, {}, words.endpoints), make("ul", { class: "plain" }, endpoints.map(shape)));
}

// The other answers, by the question that they answer.
function alternatives({ would_change: changes }, { element, questions, outcomes, change }) {
  const items = [...grouped(changes)].map(([id, others]) => make("li", {}, make("span", { class: "asked" }, questions.get(id)?.text ?? id), make("ul", {}, others.map((other) => make("li", {},
    make("button", { type: "button", class: "quiet", onclick: () => change(id, other.answer) }, words.alike(inWords(questions.get(id), other.answer), other.alike)),
    ` → ${other.outcome ? (outcomes.get(other.outcome) ?? other.outcome) : words.furtherQuestions}`,
  )))));
  return section(element, "changes", words.wouldChange, items);
}

function grouped(changes) {
  const groups = new Map();
  for (const change of changes) groups.set(change.question, [...(groups.get(change.question) ?? []), change]);
  return groups;
}
