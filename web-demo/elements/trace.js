// `<tollgate-trace>`: where a packet goes in an estate whose files are dropped on it, step by step and as a picture,
// and every subnet to every service.

import { fill, make } from "./dom.js";
import estateStyle from "./estate/estate.css";
import { countOf, door } from "./estate/door.js";
import { refused } from "./estate/refused.js";
import { matrix } from "./trace/matrix.js";
import style from "./trace/trace.css";
import { way } from "./trace/way.js";
import { english, german } from "./trace/words.js";
import { WordedElement } from "./worded.js";

/** How long typing rests before a packet is followed anew, in milliseconds. */
const rest = 200;

let count = 0;

export class TollgateTrace extends WordedElement {
  static catalogues = { en: english, de: german };
  static observedAttributes = ["estate", "from", "to", "protocol", "what-if", "region", "account", "on"];

  #estate = {};
  #given = { from: "", to: "", protocol: "", "what-if": "" };
  #inputs = {};
  #panes;
  #result = null;
  #matrix = null;
  #waiting;
  #own;
  #id = `trace-${(count += 1)}`;

  /** The latest result, as `trace` prints it; `null` where there is none. */
  get result() {
    return this.#result;
  }

  /** Who gets where, once that was asked for; else `null`. */
  get matrix() {
    return this.#matrix;
  }

  /** The files of the estate, as the npm package takes them. */
  get value() {
    return this.#estate;
  }

  set value(estate) {
    this.#estate = { ...estate };
    if (this.engine) this.#opened();
  }

  show() {
    this.dress(estateStyle, style);
    this.#panes = {
      opened: make("p", { class: "opened" }),
      outcome: make("section", { class: "pane", part: "outcome" }),
      matrix: make("section", { class: "pane", part: "matrix" }),
      spoken: make("p", { class: "hidden", role: "status" }),
    };
    const files = {
      add: (more) => { this.#estate = { ...this.#estate, ...more }; this.#opened(); },
      clear: () => { this.#estate = {}; this.#opened(); },
      told: this.#panes.opened,
    };
    fill(this.body, door(this, files), this.#form(), this.#panes.outcome, this.#panes.matrix, this.#panes.spoken);
    this.reset();
  }

  /** Starts anew from the attributes. */
  reset() {
    for (const name of Object.keys(this.#given)) {
      if (this.hasAttribute(name)) this.#given[name] = this.getAttribute(name);
      if (this.#inputs[name]) this.#inputs[name].value = this.#given[name];
    }
    const own = this.getAttribute("estate");
    if (own && own !== this.#own) this.#estate = parsed(this.#own = own) ?? this.#estate;
    if (this.#panes) this.#opened();
  }

  unlisten() {
    clearTimeout(this.#waiting);
  }

  #form() {
    const { words } = this;
    const field = (name, { list, ...attributes } = {}) => {
      const id = `${this.#id}-${name}`;
      this.#inputs[name] = make("input", {
        id, type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false", "aria-describedby": `${id}-help`, list, ...attributes,
        oninput: (event) => {
          this.#given[name] = event.target.value;
          clearTimeout(this.#waiting);
          this.#waiting = setTimeout(() => this.#follow(), rest);
        },
      });
      return make("div", { class: "field" }, make("label", { for: id }, words.fields[name]), this.#inputs[name], make("small", { id: `${id}-help` }, words.help[name]));
    };
    const starts = `${this.#id}-starts`;
    return make("div", { class: "fields" },
      field("from", { list: starts }), field("to"), field("protocol"), field("what-if"), make("datalist", { id: starts }),
      make("button", { type: "button", onclick: () => this.#all() }, words.all));
  }

  #opened() {
    this.#panes.opened.textContent = countOf(this.#estate, this);
    this.#matrix = null;
    fill(this.#panes.matrix);
    this.#follow();
  }

  get #options() {
    const { protocol, "what-if": changes } = this.#given;
    const more = Object.fromEntries(["region", "account", "on"].filter((name) => this.hasAttribute(name)).map((name) => [name, this.getAttribute(name)]));
    return { protocol: protocol.trim(), whatIf: changes.trim() ? changes.trim().split(/\s+/) : [], ...more };
  }

  #follow() {
    clearTimeout(this.#waiting);
    const { from, to } = this.#given;
    this.#result = null;
    let shown = [];
    if (Object.keys(this.#estate).length && from.trim() && to.trim()) {
      shown = this.#asked(() => {
        this.#result = this.engine.trace(this.#estate, { from: from.trim(), to: to.trim(), ...this.#options });
        return way(this.#result, this);
      });
    }
    fill(this.#panes.outcome, shown);
    const spoken = this.#result ? this.words.verdict(this.#result) : "";
    if (this.#panes.spoken.textContent !== spoken) this.#panes.spoken.textContent = spoken;
    this.tell(this.#result);
  }

  #all() {
    const shown = this.#asked(() => {
      this.#matrix = this.engine.trace(this.#estate, { all: true, ...this.#options });
      return matrix(this.#matrix, this);
    });
    fill(this.#panes.matrix, shown);
    const subnets = [...new Set((this.#matrix?.cells ?? []).map(({ subnet }) => subnet))];
    fill(this.shadowRoot.getElementById(`${this.#id}-starts`), [...subnets, "on-premises", "internet"].map((value) => make("option", { value })));
  }

  // What is shown of an answer, or of why there is none.
  #asked(answer) {
    try {
      return answer();
    } catch (failure) {
      return refused(failure, this);
    }
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
