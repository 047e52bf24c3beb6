// The fast path: answers are read once, and then evaluated without a text crossing the boundary.

import { asked, refusal } from "./failure.js";
import { json, word } from "./text.js";

/** How `evaluate` packs its number: 39 bits of digits, 4 of decimal places, above them the rule from 1. */
const digits = 2 ** 39;
const places = 16;
const noTotal = 15;

/** One decision, ready to be evaluated many times. */
export class PreparedDecision {
  #name;
  #decision;
  #rules;

  constructor(name, decision) {
    this.#name = name;
    this.#decision = decision;
    const texts = decision.rules();
    // The rule 0 stands for "not decided yet".
    this.#rules = [{ outcome: null, reason: null }];
    for (let index = 0; index < texts.length; index += 2) this.#rules.push({ outcome: texts[index], reason: texts[index + 1] });
  }

  /** Reads and checks answers: an object, or the share text of a result. */
  encode(answers) {
    const decision = this.#decision;
    if (typeof answers === "string") {
      const share = word(answers, "the share text");
      return new Encoded(asked(() => decision.encodeShare(this.#name, share)), decision);
    }
    const given = json(answers, "the answers");
    return new Encoded(asked(() => decision.encode(given)), decision);
  }

  /** Evaluates answers that this decision encoded. */
  evaluate(encoded) {
    const answers = Encoded.answers(encoded, this.#decision);
    const packed = this.#decision.evaluate(answers);
    if (packed < 0) return this.#inFull(answers);
    const number = packed % digits;
    const rest = (packed - number) / digits;
    const point = rest % places;
    const { outcome, reason } = this.#rules[(rest - point) / places];
    return { outcome, reason, total: point === noTotal ? null : decimal(number, point) };
  }

  // Totals of more than eleven digits.
  #inFull(answers) {
    const [rule, total] = this.#decision.evaluateInFull(answers).split(" ");
    const { outcome, reason } = this.#rules[Number(rule)];
    return { outcome, reason, total: total || null };
  }
}

/** Answers that were read, for the decision that read them. */
class Encoded {
  #answers;
  #decision;

  constructor(answers, decision) {
    this.#answers = answers;
    this.#decision = decision;
  }

  static answers(encoded, decision) {
    if (encoded instanceof Encoded && #decision in encoded && encoded.#decision === decision) return encoded.#answers;
    throw refusal("answer", "these are no answers that this decision encoded", "give what `encode` of the same decision gave");
  }
}

// Digits with a decimal point so many places from the right.
function decimal(number, point) {
  if (point === 0) return `${number}`;
  const text = `${number}`.padStart(point + 1, "0");
  return `${text.slice(0, -point)}.${text.slice(-point)}`;
}
