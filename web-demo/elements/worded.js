// What the further elements share: words in the page's language, and style sheets of their own.

import { TollgateElement } from "./base.js";

const made = new Map();

/** An element whose interface speaks the language of the page, where there are words in it. */
export class WordedElement extends TollgateElement {
  /** The words by language. English is always there. */
  static catalogues;

  /** The words for the nearest element that names a language. */
  get words() {
    return this.constructor.catalogues[this.#spoken];
  }

  /** The language of what the engine says, where it is not that of the words around it. */
  get foreign() {
    return this.#spoken === "en" ? undefined : "en";
  }

  get #spoken() {
    const [language] = (this.language ?? "").toLowerCase().split("-");
    return Object.hasOwn(this.constructor.catalogues, language) ? language : "en";
  }

  /** Adds style sheets to the shadow tree. */
  dress(...texts) {
    this.shadowRoot.adoptedStyleSheets = [...this.shadowRoot.adoptedStyleSheets, ...texts.map(sheetOf)];
  }
}

// One sheet for all elements that share a text.
function sheetOf(text) {
  if (!made.has(text)) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    made.set(text, sheet);
  }
  return made.get(text);
}
