// The questions that no longer change the outcome but its price and its cautions, all in one form.

import { make } from "./dom.js";
import { field } from "./field.js";
import { words } from "./words.js";

/** The form; nothing where no such question is left. `give` takes the answers and a function for refusals. */
export function refinements(state, questions, element, give) {
  const fields = state.extra.map((id) => ({ id, ...field(questions.get(id), state.answers[id], { compact: true }) }));
  if (fields.length === 0) return undefined;
  const send = (event) => {
    event.preventDefault();
    const answers = {};
    for (const { id, read, refuse } of fields) {
      refuse("");
      const answer = read();
      if (answer !== undefined) answers[id] = answer;
    }
    give(answers, (failure) => {
      for (const { id, refuse } of fields) refuse(about(failure, id));
    });
  };
  return make("form", { class: "refine pane", novalidate: true, onsubmit: send, onchange: send },
    element.heading(2, { class: "pane-title" }, words.refine),
    make("p", { class: "help" }, words.refineHelp),
    make("div", { class: "fields" }, fields.map(({ node }) => node)),
    make("button", { type: "submit" }, words.showCost),
  );
}

// The part of a refusal that names a question, in backticks as the engine does.
function about(failure, id) {
  const found = failure.diagnostics?.filter(({ message }) => message.includes(`\`${id}\``)) ?? [];
  return found.map(({ message, help }) => (help ? `${message}: ${help}` : message)).join(" ");
}
