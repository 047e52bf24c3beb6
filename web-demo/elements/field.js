// One question as native form controls, whatever its kind.

import { make } from "./dom.js";
import { longList } from "./long_list.js";
import { quantity } from "./money.js";
import { prose } from "./prose.js";
import { words } from "./words.js";

/** From how many choices on a list gets a field to filter it. */
const long = 10;

let count = 0;

/**
 * The controls for a question, with the answer given or the usual one filled in. `node` is to be shown, `read()`
 * gives the answer (`undefined` where there is none), `refuse(message)` shows what is wrong with it.
 */
export function field(question, given, { compact = false, title } = {}) {
  const id = `question-${(count += 1)}`;
  const answer = given ?? question.default;
  const control = kinds[question.kind](question, answer, id, compact);
  const error = make("p", { class: "error", id: `${id}-error`, role: "alert" });
  const help = question.help && make("p", { class: "help", id: `${id}-help` }, prose(question.help));
  const legend = make("legend", { id: `${id}-text`, class: compact ? "small" : "" }, title ?? question.text);
  const describedBy = [question.help && `${id}-help`, control.hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(" ");
  const hint = control.hint && make("p", { class: "help", id: `${id}-hint` }, control.hint);
  const node = make("fieldset", { class: compact ? "field compact" : "field", "aria-describedby": describedBy }, legend, help, control.node, hint, error);
  const inputs = () => node.querySelectorAll("input, select");
  for (const input of control.described ? inputs() : []) input.setAttribute("aria-describedby", describedBy);
  return {
    node,
    read: control.read,
    refuse(message) {
      error.textContent = message;
      for (const input of inputs()) input.toggleAttribute("aria-invalid", Boolean(message));
    },
  };
}

/** An answer in the words of its question. */
export function inWords(question, answer) {
  const choice = (id) => question?.choices?.find((one) => one.id === id)?.text ?? id;
  if (Array.isArray(answer)) return answer.map(choice).join("; ");
  if (question?.kind === "flag") return answer === "yes" ? words.yes : words.no;
  return question?.unit ? `${answer} ${question.unit}` : choice(answer);
}

const kinds = { choice, set, flag, number, amount: number, text };

function choice({ choices, default: usual }, answer, id, compact) {
  if (compact) return selection(choices, answer, id);
  const inputs = choices.map((one) => option("radio", id, one, one.id === answer, { usual: one.id === usual, named: choices.length > long }));
  const read = () => inputs.map(input).find((one) => one.checked)?.value;
  if (choices.length <= long) return { node: make("div", { class: "options" }, inputs), read };
  return { node: longList(inputs, id), read };
}

function set({ choices, default: usual }, answer, id) {
  const chosen = typeof answer === "string" ? answer.split(",") : (answer ?? []);
  const expected = usual?.split(",") ?? [];
  const inputs = choices.map((one) => option("checkbox", id, one, chosen.includes(one.id), { usual: expected.includes(one.id) }));
  const read = () => {
    const answers = inputs.map(input).filter((one) => one.checked).map((one) => one.value);
    return answers.length ? answers : undefined;
  };
  return { node: make("div", { class: "options" }, inputs), hint: words.several, read };
}

function flag({ default: usual }, answer, id, compact) {
  const choices = [{ id: "yes", text: words.yes }, { id: "no", text: words.no }];
  if (compact) return selection(choices, answer, id);
  return choice({ choices, default: usual }, answer, id, false);
}

function number({ unit, least, most, kind }, answer, id) {
  const control = make("input", { type: "text", inputmode: kind === "number" ? "numeric" : "decimal", autocomplete: "off", value: answer ?? "", "aria-labelledby": `${id}-text ${id}-unit` });
  const node = make("div", { class: "measure" }, control, make("span", { id: `${id}-unit` }, unit));
  const hint = least === undefined ? undefined : words.range(quantity(least), quantity(most), unit);
  return { node, hint, described: true, read: () => control.value.trim() || undefined };
}

function text(_, answer, id) {
  const control = make("input", { type: "text", autocomplete: "off", value: answer ?? "", "aria-labelledby": `${id}-text` });
  return { node: make("div", { class: "measure" }, control), described: true, read: () => control.value.trim() || undefined };
}

function selection(choices, answer, id) {
  const options = choices.map((one) => make("option", { value: one.id, selected: one.id === answer }, one.text));
  const control = make("select", { "aria-labelledby": `${id}-text` }, make("option", { value: "" }, words.notAnswered), options);
  return { node: control, described: true, read: () => control.value || undefined };
}

function option(type, name, { id, text, help }, checked, { usual, named }) {
  const control = make("input", { type, name, value: id, checked });
  const note = [usual && words.usual, help].filter(Boolean).join(": ");
  return make("label", { class: "option" }, control, make("span", { class: "words" }, make("span", {}, text), named && make("code", {}, id), note && make("small", {}, prose(note))));
}

function input(label) {
  return label.firstElementChild;
}
