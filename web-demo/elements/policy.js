// `<tollgate-policy>`: the policies of every gate, what is wrong with them, and what a request comes to at each.

import { fill, make } from "./dom.js";
import { readDecoded, writePart } from "./fragment.js";
import { caseOf, stateOf } from "./policy/case.js";
import { gateEditor } from "./policy/gate.js";
import { requestForm } from "./policy/request.js";
import { outcome } from "./policy/outcome.js";
import style from "./policy/policy.css";
import { gates, words } from "./policy/words.js";
import { WordedElement } from "./worded.js";

/** How the part of the address starts that holds a case. */
const start = "policy=";

/** How long typing rests before the policies are judged anew, in milliseconds. */
const rest = 150;

export class TollgatePolicy extends WordedElement {
  static observedAttributes = ["case", "endpoint", "service", "on"];

  #state = stateOf({});
  #result = { simulation: null, findings: {} };
  #editors = [];
  #panes;
  #waiting;
  #onFragment = () => this.reset();

  /** The latest result: `simulation` as `policy simulate` prints it, `null` where the case cannot be judged, and
   * `findings`, the report of `policy lint` for each gate whose policies have rules. */
  get result() {
    return this.#result;
  }

  /** The case that is judged; `null` while a policy is no JSON. */
  get value() {
    return caseOf(this.#state);
  }

  set value(policyCase) {
    this.#state = stateOf(policyCase ?? {});
    if (this.engine) this.#render();
  }

  /** Builds the panes and shows the case of the address or of the attribute. */
  show() {
    this.dress(style);
    this.#panes = {
      gates: make("div", { class: "step", part: "gates" }),
      outcome: make("section", { class: "pane outcome", part: "outcome" }),
      request: make("section", { class: "pane", part: "request" }),
      spoken: make("p", { class: "hidden", role: "status" }),
    };
    const { gates: list, outcome: decided, request, spoken } = this.#panes;
    fill(this.body, make("div", { class: "columns" }, list, make("div", { class: "side" }, decided, request)), spoken);
    this.reset();
  }

  /** Starts anew from the attributes and the address. */
  reset() {
    const linked = this.hasAttribute("deep-link") ? readDecoded(start) : undefined;
    const text = linked ?? this.getAttribute("case");
    const given = text ? parsed(text) : undefined;
    if (given) this.#state = stateOf(given);
    const endpoint = this.getAttribute("endpoint");
    if (endpoint === "gateway" || endpoint === "interface") this.#state.request.endpointKind = endpoint;
    if (this.hasAttribute("service")) this.#state.service = this.getAttribute("service");
    this.#render();
  }

  listen() {
    if (this.hasAttribute("deep-link")) addEventListener("hashchange", this.#onFragment);
  }

  unlisten() {
    removeEventListener("hashchange", this.#onFragment);
    clearTimeout(this.#waiting);
  }

  // The forms are made anew only where their shape changes, so that typing goes on.
  #render(focus) {
    const changed = ({ shape, focus: next, replaced } = {}) => {
      if (replaced) this.#state = stateOf(replaced);
      if (shape || replaced) this.#render(next);
      else this.#soon();
    };
    this.#editors = gates.map((gate) => gateEditor(gate, this.#state, this, changed));
    fill(this.#panes.gates, this.#editors.map(({ node }) => node));
    fill(this.#panes.request, requestForm(this.#state, this, changed));
    this.#judge();
    if (focus) this.shadowRoot.querySelector(focus)?.focus();
  }

  #soon() {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#judge(), rest);
  }

  // Judges the request by every policy that is there, and looks through each of them beside the others.
  #judge() {
    clearTimeout(this.#waiting);
    const { simulation, refused } = this.#simulated();
    const findings = {};
    for (const editor of this.#editors) {
      const report = editor.look(this.engine, this.#on, simulation ? this.value : null);
      if (report) findings[editor.id] = report;
    }
    for (const editor of this.#editors) editor.light(simulation);
    const settle = ({ key, values }) => {
      this.#settle(key, values[0]);
      this.#render(".outcome .pane-title");
    };
    fill(this.#panes.outcome, outcome(simulation, refused, this, settle));
    const spoken = simulation ? words.decisions[simulation.decision] : words.notJudged;
    if (this.#panes.spoken.textContent !== spoken) this.#panes.spoken.textContent = spoken;
    this.#result = { simulation, findings };
    const given = this.value;
    if (given && this.hasAttribute("deep-link")) writePart(start, start + encodeURIComponent(JSON.stringify(given)));
    this.tell(this.#result);
  }

  #simulated() {
    const given = this.value;
    if (!given) return { simulation: null, refused: [words.noJson] };
    try {
      return { simulation: this.engine.simulate(given), refused: [] };
    } catch (failure) {
      const found = failure.diagnostics ?? [{ message: failure.message }];
      return { simulation: null, refused: found.map(({ message, help }) => (help ? `${message}: ${help}` : message)) };
    }
  }

  // A value for what was not known: of a key, or of a field of the request.
  #settle(key, value) {
    const { request } = this.#state;
    const field = key.startsWith("request.") ? key.slice("request.".length) : "";
    if (field in request) request[field] = value;
    else request.context.push({ key, value });
  }

  get #on() {
    return this.hasAttribute("on") ? { on: this.getAttribute("on") } : {};
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
