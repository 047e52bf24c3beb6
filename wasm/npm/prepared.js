// The fast path: answers are read once, and then evaluated without a text crossing the boundary.

import { asked, refusal } from "./failure.js";
import { json } from "./text.js";

/** Answers that were read, for the decision that read them. */
export class EncodedAnswers {
  #answers;
  #decision;

  constructor(answers, decision) {
    this.#answers = answers;
    this.#decision = decision;
  }

  /** The engine's side of it, where it belongs to that decision. */
  static of(encoded, decision) {
    if (!(#decision in encoded) || encoded.#decision !== decision) {
      throw refusal("answer", "these answers were encoded for another decision", "encode them with the same `prepare` result");
    }
    return encoded.#answers;
  }
}
