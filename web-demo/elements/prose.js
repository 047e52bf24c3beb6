// Sentences of the rules, in which backticks mark what is typed or printed as it stands.

import { make } from "./dom.js";

/** The pieces of a sentence: texts, and code where backticks are. */
export function prose(text) {
  return text.split("`").map((part, index) => (index % 2 ? make("code", {}, part) : part));
}
