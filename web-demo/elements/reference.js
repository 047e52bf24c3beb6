// `<tollgate-reference>`: everything that the rules say, searched word by word.

import { fill, make } from "./dom.js";
import { readDecoded, writePart } from "./fragment.js";
import style from "./reference/reference.css";
import { found } from "./reference/search.js";
import { english, german } from "./reference/words.js";
import { WordedElement } from "./worded.js";

/** How the part of the address starts that holds what is searched for. */
const start = "reference=";

/** How many results are shown at once. */
const page = 20;

/** How long typing rests before it is searched for, in milliseconds. */
const rest = 100;

export class TollgateReference extends WordedElement {
  static catalogues = { en: english, de: german };
  static observedAttributes = ["query", "base"];

  #query = "";
  #most = page;
  #result = { query: "", results: [] };
  #panes;
  #waiting;
  #onFragment = () => this.reset();

  /** What was searched for, and what was found: the best first. */
  get result() {
    return this.#result;
  }

  /** What is searched for. */
  get value() {
    return this.#query;
  }

  set value(query) {
    this.#query = String(query ?? "");
    if (!this.engine) return;
    this.#panes.search.value = this.#query;
    this.#search();
  }

  show() {
    this.dress(style);
    const { words } = this;
    const search = make("input", {
      type: "search", autocomplete: "off", spellcheck: "false", "aria-label": words.search, "aria-describedby": "help",
      oninput: ({ target }) => {
        this.#query = target.value;
        clearTimeout(this.#waiting);
        this.#waiting = setTimeout(() => this.#search(), rest);
      },
    });
    this.#panes = { search, count: make("p", { class: "count", role: "status" }), list: make("div", { part: "results" }) };
    const { count, list } = this.#panes;
    fill(this.body, make("form", { role: "search", onsubmit: (event) => event.preventDefault() },
      make("label", { class: "asked" }, words.search, search), make("small", { id: "help" }, words.help)), count, list);
    this.reset();
  }

  /** Starts anew from the attributes and the address. */
  reset() {
    const linked = this.hasAttribute("deep-link") ? readDecoded(start) : undefined;
    this.value = linked ?? this.getAttribute("query") ?? this.#query;
  }

  listen() {
    if (this.hasAttribute("deep-link")) addEventListener("hashchange", this.#onFragment);
  }

  unlisten() {
    removeEventListener("hashchange", this.#onFragment);
    clearTimeout(this.#waiting);
  }

  #search() {
    clearTimeout(this.#waiting);
    this.#most = page;
    const results = found(this.engine, this.#query);
    this.#result = { query: this.#query, results };
    if (this.hasAttribute("deep-link")) writePart(start, this.#query && start + encodeURIComponent(this.#query));
    this.#list();
    this.tell(this.#result);
  }

  #list() {
    const { words } = this;
    const { results, query } = this.#result;
    const counted = query.trim() ? words.found(results.length) : "";
    if (this.#panes.count.textContent !== counted) this.#panes.count.textContent = counted;
    const left = results.length - this.#most;
    const next = () => {
      const first = this.#most;
      this.#most += page;
      this.#list();
      this.#panes.list.querySelectorAll("li")[first]?.querySelector("a")?.focus();
    };
    fill(this.#panes.list,
      results.length > 0 && make("ul", { class: "results" }, results.slice(0, this.#most).map((one) => this.#entry(one))),
      left > 0 && make("button", { type: "button", onclick: next }, words.more(Math.min(left, page), left)));
  }

  // Linked where the page tells where the reference stands.
  #entry({ address, title, chapter, text }) {
    const base = this.getAttribute("base");
    const name = base === null ? title : make("a", { href: new URL(address, new URL(base, document.baseURI)).href }, title);
    return make("li", { lang: this.foreign }, make("p", { class: "entry" }, make("b", {}, name), " ", make("span", { class: "asked" }, chapter)), text && make("p", { class: "help" }, text));
  }
}
