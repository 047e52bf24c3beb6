// What both elements share: a shadow tree that starts when it is looked at, keeps the page's own content while
// there is no engine, and says so where there will be none.

import { fill, make } from "./dom.js";
import { sheets } from "./sheet.js";
import { words } from "./words.js";

// On a server there is no such class; the module may still be imported there.
const Base = globalThis.HTMLElement ?? class {};

/** An element that shows itself with `show(engine)` once the engine has started. */
export class TollgateElement extends Base {
  /** Starts the engine; set when the elements are defined. */
  static load;

  #observer;
  #engine;

  connectedCallback() {
    if (!this.shadowRoot) this.#build();
    if (this.#engine) this.listen();
    else this.#startWhenNear();
  }

  disconnectedCallback() {
    this.#observer?.disconnect();
    this.#observer = undefined;
    if (this.#engine) this.unlisten();
  }

  attributeChangedCallback() {
    if (this.#engine) this.reset();
  }

  /** The engine; `undefined` until it has started. */
  get engine() {
    return this.#engine;
  }

  /** The language for numbers: that of the nearest element that names one. */
  get language() {
    return this.closest("[lang]")?.lang || document.documentElement.lang || undefined;
  }

  /** A heading, `depth` levels below the element's own `heading-level`. */
  heading(depth, attributes, ...children) {
    const level = Math.min(6, (Number.parseInt(this.getAttribute("heading-level"), 10) || 2) + depth);
    return make(`h${level}`, attributes, ...children);
  }

  /** Tells the page about a new result. */
  tell(detail) {
    this.dispatchEvent(new CustomEvent("tollgate-change", { detail, bubbles: true, composed: true }));
  }

  #build() {
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = sheets();
    this.message = make("p", { class: "message", role: "status", part: "message" }, words.loading);
    this.body = make("div", { class: "body", part: "body" }, make("slot"), this.message);
    root.append(this.body);
  }

  #startWhenNear() {
    if (!globalThis.IntersectionObserver) {
      this.#start();
      return;
    }
    this.#observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.#start(),
      { rootMargin: "50% 0px" },
    );
    this.#observer.observe(this);
  }

  async #start() {
    this.#observer?.disconnect();
    try {
      this.#engine ??= await this.constructor.load();
    } catch (failure) {
      this.setAttribute("failed", "");
      fill(this.message, words.blocked, failure instanceof Error ? failure.message : String(failure), make("br"), words.blockedHelp);
      return;
    }
    fill(this.body);
    this.show();
    this.listen();
  }

  listen() {}

  unlisten() {}
}
