// One gate: the text of its policies with marks beside the lines, what was found in it, and what it says to the request.

import { fill, make } from "../dom.js";
import { prose } from "../prose.js";
import { source } from "../source.js";
import { besideOf } from "./case.js";
import { words } from "./words.js";

let count = 0;

/**
 * The editor of a gate: `node` is to be shown, `look` looks through its text beside a case that can be judged, and gives
 * the report where there are rules for its policies, `light` shows what a simulation says of it.
 */
export function gateEditor(gate, state, element, changed) {
  const id = `gate-${(count += 1)}`;
  const lamp = make("span", { class: "lamp" });
  const gutter = make("pre", { class: "gutter", "aria-hidden": "true" });
  const text = make("textarea", {
    id, wrap: "off", spellcheck: "false", autocapitalize: "off", autocomplete: "off", "aria-label": words.policyText(gate.title), "aria-describedby": `${id}-help ${id}-found`,
    oninput: () => {
      state.texts[gate.id] = text.value;
      changed();
    },
    onscroll: () => (gutter.scrollTop = text.scrollTop),
  });
  text.value = state.texts[gate.id];
  const told = make("p", { class: "error", role: "alert" });
  const found = make("div", { class: "found", id: `${id}-found` });
  const statements = make("div");
  const take = (written) => {
    // A file that holds a whole case is one.
    const whole = record(written);
    if (whole?.request) return changed({ replaced: whole });
    text.value = state.texts[gate.id] = written;
    changed();
  };
  const node = make("details", { class: "gate", "data-gate": gate.id, part: "gate", open: gate.id === "endpoint" || Boolean(text.value) },
    make("summary", {}, element.heading(0, { class: "gate-title" }, gate.title), lamp),
    make("p", { class: "help", id: `${id}-help` }, gate.help),
    make("div", { class: "code" }, gutter, text), fileField(gate, take, told), told, found, statements);
  const go = (line) => {
    const lines = text.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    text.focus();
    text.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
    text.scrollTop = (line - 3) * (text.scrollHeight / lines.length);
  };
  return {
    id: gate.id,
    node,
    look(engine, options, policyCase) {
      const { report, refused } = looked(gate, state, engine, options, policyCase);
      const marks = new Map();
      for (const { where, severity } of [...(report?.findings ?? [])].reverse()) marks.set(where.line, severity);
      for (const { line } of refused) marks.set(line, "error");
      const lines = text.value.split("\n");
      fill(gutter, lines.map((_, at) => make("span", { class: marks.get(at + 1) ?? "" }, `${marks.has(at + 1) ? words.marks[marks.get(at + 1)] : ""} ${at + 1}\n`)));
      text.rows = Math.max(4, Math.min(24, lines.length));
      text.toggleAttribute("aria-invalid", refused.length > 0);
      fill(found, refused.map((one) => make("p", { class: "error" }, jump(one.line, gate, go), ` ${one.message}${one.help ? `: ${one.help}` : ""}`)), report && findings(report, lines, gate, go));
      return report;
    },
    light(simulation) {
      const { state: lit, sign, said } = lampOf(gate, state, simulation);
      lamp.dataset.state = lit;
      fill(lamp, make("span", { "aria-hidden": "true" }, sign), ` ${said}`);
      const own = simulation?.by.find(({ gate: name }) => name === gate.id);
      const skipped = simulation?.skipped?.find(({ gate: name }) => name === gate.id);
      fill(statements, skipped && make("p", { class: "help" }, skipped.why), own?.statements.length > 0 && rows(own.statements));
    },
  };
}

function fileField(gate, take, told) {
  const input = make("input", {
    type: "file", accept: ".json,.txt,application/json,text/plain", "aria-label": words.openFor(gate.title),
    onchange: async () => {
      const [file] = input.files;
      if (!file) return;
      try {
        take(await file.text());
        told.textContent = "";
      } catch {
        told.textContent = words.notRead(file.name);
      }
    },
  });
  return make("label", { class: "file" }, make("span", { class: "asked" }, words.open), input);
}

// The rules are for policies of endpoints and resources; of others only that they are JSON is looked at.
function looked(gate, state, engine, options, policyCase) {
  const text = state.texts[gate.id];
  if (!text.trim()) return { refused: [] };
  const endpoint = gate.id === "resource" ? "resource" : state.request.endpointKind;
  // What stands in the other gates tells some rules of an endpoint's policy.
  const told = gate.id === "endpoint" ? { service: state.service.trim(), beside: besideOf(state, policyCase) } : {};
  try {
    const report = engine.lint(text, { endpoint, ...told, ...options });
    return { report: ["endpoint", "resource"].includes(gate.id) && !Array.isArray(record(text)) ? report : undefined, refused: [] };
  } catch (failure) {
    return { refused: failure.diagnostics ?? [{ line: 1, message: failure.message }] };
  }
}

function findings({ findings: list, not_evaluated: open, summary }, lines, gate, go) {
  const finding = ({ severity, message, where, fix = [], source: from }) => make("li", { class: severity },
    jump(where.line, gate, go), excerpt(lines[where.line - 1]),
    make("p", {}, make("strong", {}, words.severities[severity], ": "), prose(message)), fix.map((line) => make("p", { class: "help" }, prose(line))), source(from));
  return [
    make("p", { class: "count" }, words.found(summary.error, summary.warning, summary.notice)),
    list.length > 0 && make("ul", { class: "plain findings" }, list.map(finding)),
    open.length > 0 && make("details", { class: "open" }, make("summary", {}, words.notTold(open.length)),
      make("ul", {}, open.map(({ rule, missing }) => make("li", {}, make("code", {}, rule), ` ${words.needs(missing)}`)))),
  ];
}

// A line of brackets alone tells nothing.
function excerpt(line = "") {
  return /\w/.test(line) && make("code", { class: "excerpt" }, line.trim());
}

function jump(line, gate, go) {
  return make("button", { type: "button", class: "quiet", "aria-label": words.goTo(line, gate.title), onclick: () => go(line) }, words.line(line));
}

function lampOf(gate, state, simulation) {
  const own = simulation?.by.find(({ gate: name }) => name === gate.id);
  if (own) return { state: own.decision, sign: words.signs[own.decision], said: words.atGate[own.decision] };
  if (!state.texts[gate.id].trim()) return { state: "none", sign: "○", said: words.notGiven };
  if (simulation?.skipped?.some(({ gate: name }) => name === gate.id)) return { state: "none", sign: "○", said: words.doesNotApply };
  return { state: "none", sign: "○", said: words.notJudgedYet };
}

function rows(statements) {
  return make("details", { class: "statements", open: statements.length < 6 }, make("summary", {}, words.statements),
    make("ul", { class: "plain" }, statements.map(({ pointer, sid, matched, why }) => {
      const number = Number(/\/Statement\/(\d+)/.exec(pointer)?.[1] ?? 0) + 1;
      const sign = make("span", { "aria-hidden": "true" }, matched ? "✓" : "–");
      return make("li", { class: matched ? "fit" : "miss" }, sign, ` ${sid ?? words.statement(number)} `, make("strong", {}, matched ? words.fits : words.fitsNot), `: `, prose(why));
    })));
}

function record(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
