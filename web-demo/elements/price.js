// `<tollgate-price>`: options side by side, each a list of things that are billed.

import { TollgateElement } from "./base.js";
import { comparison } from "./comparison.js";
import { fill, make } from "./dom.js";
import { readDecoded, writePart } from "./fragment.js";
import { scenarioForm } from "./scenario_form.js";
import { words } from "./words.js";

/** How the part of the address starts that holds a scenario. */
const start = "price=";

export class TollgatePrice extends TollgateElement {
  static observedAttributes = ["scenario", "on"];

  #catalogue;
  #scenario;
  #result = null;
  #panes;
  #onFragment = () => this.reset();

  /** The latest result; `null` where the scenario cannot be priced. */
  get result() {
    return this.#result;
  }

  /** What is priced. */
  get value() {
    return this.#scenario;
  }

  set value(scenario) {
    this.#scenario = filled(scenario, this.#catalogue);
    if (this.engine) this.#render();
  }

  /** Builds the panes and shows the scenario of the address or of the attribute. */
  show() {
    this.#catalogue = this.engine.catalogue();
    this.#panes = { form: make("div", { class: "step", part: "form" }), bill: make("section", { class: "pane cost", part: "comparison", "aria-live": "polite" }) };
    fill(this.body, make("div", { class: "columns" }, this.#panes.form, make("div", { class: "side" }, this.#panes.bill)));
    this.reset();
  }

  /** Starts anew from the attribute and the address. */
  reset() {
    const linked = this.hasAttribute("deep-link") ? readDecoded(start) : undefined;
    const text = linked ?? this.getAttribute("scenario");
    this.value = this.#scenario && linked === undefined && !text ? this.#scenario : parsed(text);
  }

  listen() {
    if (this.hasAttribute("deep-link")) addEventListener("hashchange", this.#onFragment);
  }

  unlisten() {
    removeEventListener("hashchange", this.#onFragment);
  }

  // The form is made anew only where its shape changes, so that typing goes on.
  #render(focus) {
    const changed = ({ shape, focus: next } = {}) => {
      if (shape) this.#render(next);
      else this.#price();
      if (this.hasAttribute("deep-link")) writePart(start, start + encodeURIComponent(JSON.stringify(this.#scenario)));
    };
    fill(this.#panes.form, scenarioForm(this.#scenario, this.#catalogue, this, changed));
    if (focus) this.#panes.form.querySelector(focus)?.focus();
    this.#price();
  }

  #price() {
    const scenario = { ...this.#scenario, ...(this.hasAttribute("on") && { on: this.getAttribute("on") }) };
    try {
      this.#result = this.engine.price(scenario);
      fill(this.#panes.bill, comparison(this.#result, this));
    } catch (failure) {
      this.#result = null;
      const found = failure.diagnostics ?? [{ message: failure.message, help: "" }];
      const lines = found.map(({ message, help }) => make("li", {}, help ? `${message}: ${help}` : message));
      fill(this.#panes.bill, this.heading(1, { class: "pane-title" }, words.notPriced), make("ul", { class: "plain" }, lines));
    }
    this.tell(this.#result);
  }
}

// A scenario that has all that the form shows: the first Region and the first kind where it names none.
function filled(scenario, catalogue) {
  const options = scenario?.options ?? [{ name: words.option(1), items: scenario?.items ?? [] }];
  const first = catalogue?.tariffs[0];
  return {
    ...scenario,
    items: undefined,
    region: scenario?.region ?? catalogue?.regions[0]?.id,
    options: options.map(({ name, items }) => ({ name, items: items.length || !first ? items : [blank(first)] })),
  };
}

/** An item of a kind with one of everything. */
export function blank(tariff) {
  return { kind: tariff.id, ...Object.fromEntries(tariff.quantities.map(({ id }) => [id, "1"])) };
}

function parsed(text) {
  try {
    return JSON.parse(text || "{}");
  } catch {
    return {};
  }
}
