// The answers so far, each with its way back.

import { make } from "./dom.js";
import { inWords } from "./field.js";
import { prose } from "./prose.js";
import { source } from "./source.js";
import { words } from "./words.js";

/** What was answered, in the order of asking, and what was answered but is not needed now. */
export function trail(result, answers, { element, questions, editing, change, restart }) {
  const steps = result.trail.map((step) => {
    const question = questions.get(step.question);
    return make("li", { "aria-current": step.question === editing ? "step" : undefined },
      make("span", { class: "asked" }, question?.text ?? step.question),
      make("strong", {}, inWords(question, step.answer)),
      step.because && make("small", {}, prose(step.because), " ", source(step.source)),
      make("button", { type: "button", class: "quiet", "aria-label": words.changeOf(question?.text ?? step.question), onclick: () => change(step.question) }, words.change),
    );
  });
  const unused = result.unused.map((id) => questions.get(id)?.text ?? id);
  return [
    element.heading(1, { class: "pane-title" }, words.answers),
    steps.length ? make("ol", { class: "steps" }, steps) : make("p", { class: "help" }, words.noAnswers),
    unused.length > 0 && make("p", { class: "help" }, words.unused, unused.join(" · ")),
    Object.keys(answers).length > 0 && make("button", { type: "button", class: "quiet", onclick: restart }, words.restart),
  ];
}
