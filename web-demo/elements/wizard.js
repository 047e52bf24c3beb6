// `<tollgate-wizard decision="…">`: one question after the other, with the answers so far and the cost beside them.

import { TollgateElement } from "./base.js";
import { conclusion, details } from "./conclusion.js";
import { cost } from "./cost.js";
import { fill, make } from "./dom.js";
import { field } from "./field.js";
import { readPart, writePart } from "./fragment.js";
import { answered, begin, current, decided, edited, previous } from "./interview.js";
import { refinements } from "./refine.js";
import { keep } from "./share.js";
import { trail } from "./trail.js";
import { words } from "./words.js";

export class TollgateWizard extends TollgateElement {
  static observedAttributes = ["decision", "resume", "on"];

  #state;
  #questions;
  #outcomes;
  #currency;
  #panes;
  #spoken;
  #onFragment = () => this.#readFragment();

  /** The latest result; `null` until the engine has started. */
  get result() {
    return this.#state?.result ?? null;
  }

  /** The answers as a share text. */
  get value() {
    return this.result?.share ?? this.getAttribute("resume") ?? "";
  }

  set value(share) {
    if (this.engine) this.#resume(share);
    else this.setAttribute("resume", share);
  }

  /** Builds the panes and shows the first question, or where the address or an attribute says. */
  show() {
    const { decisions, questions } = this.engine.catalogue();
    this.#questions = new Map(questions.map((question) => [question.id, question]));
    this.#outcomes = new Map(decisions.find(({ id }) => id === this.#decision)?.outcomes.map(({ id, text }) => [id, text]));
    const title = decisions.find(({ id }) => id === this.#decision)?.title ?? this.#decision;
    this.#panes = {
      notice: make("p", { class: "warning", role: "alert" }),
      step: make("section", { class: "step", part: "step" }),
      rest: make("div", { class: "rest", part: "details" }),
      trail: make("section", { class: "trail pane", part: "trail" }),
      cost: make("section", { class: "cost pane", part: "cost" }),
      spoken: make("p", { class: "hidden", role: "status" }),
    };
    const { notice, step, rest, trail: answers, cost: bill, spoken } = this.#panes;
    fill(this.body, this.heading(0, { class: "title", part: "title" }, title), notice,
      make("div", { class: "columns" }, step, make("div", { class: "side" }, bill, answers), rest), spoken);
    this.reset();
  }

  /** Starts anew from the attributes and the address. */
  reset() {
    const part = this.hasAttribute("deep-link") ? readPart(this.#prefix) : undefined;
    this.#resume(part ?? this.getAttribute("resume"));
  }

  listen() {
    if (this.hasAttribute("deep-link")) addEventListener("hashchange", this.#onFragment);
  }

  unlisten() {
    removeEventListener("hashchange", this.#onFragment);
    clearTimeout(this.#spoken);
  }

  get #decision() {
    return this.getAttribute("decision") ?? "endpoint";
  }

  get #prefix() {
    return `v1.${this.#decision}`;
  }

  get #options() {
    return this.hasAttribute("on") ? { on: this.getAttribute("on") } : {};
  }

  #readFragment() {
    const part = readPart(this.#prefix);
    if (part && part !== this.value) this.#resume(part);
  }

  // Answers that cannot be read are said so, and the interview starts without them.
  #resume(share) {
    this.#panes.notice.textContent = "";
    try {
      const answers = share ? this.engine.readShare(share).answers : {};
      this.#take(begin(this.#decision, answers));
    } catch (failure) {
      this.#panes.notice.textContent = failure.message;
      if (share) this.#take(begin(this.#decision));
    }
  }

  // Shows the engine's view of a state; refuses, and changes nothing, where the engine does.
  #take(state, { focus = false } = {}) {
    const before = this.#state?.result;
    this.#state = decided(state, this.engine, this.#options);
    this.#showStep(focus);
    this.#showSides();
    this.#announce(before);
  }

  #showStep(focus) {
    const question = current(this.#state, this.#questions);
    fill(this.#panes.step, question ? this.#form(question) : this.#conclusion());
    if (focus) this.#panes.step.querySelector("[tabindex]")?.focus();
  }

  #showSides() {
    const { result, answers, editing } = this.#state;
    const context = { element: this, questions: this.#questions, outcomes: this.#outcomes, language: this.language, currency: this.#billed() };
    const change = (question) => this.#edit(question);
    const decided = result.outcome && !editing;
    fill(this.#panes.cost, cost(result, context));
    fill(this.#panes.trail, trail(result, answers, { ...context, editing, change, restart: () => this.#restart() }));
    fill(this.#panes.rest, decided && [details(result, { ...context, change: (question, answer) => this.#try(question, answer) }), keep(result.share, this, this.hasAttribute("deep-link"))]);
  }

  #form(question) {
    const state = this.#state;
    const asked = field(question, state.answers[question.id], { title: this.heading(1, { tabindex: -1, class: "question" }, question.text) });
    const back = previous(state);
    const submit = (event) => {
      event.preventDefault();
      const answer = asked.read();
      if (answer === undefined) asked.refuse(words.missing);
      else this.#try(question.id, answer, asked);
    };
    return make("form", { class: "question-form", novalidate: true, onsubmit: submit }, asked.node,
      make("div", { class: "buttons" },
        make("button", { type: "submit", class: "main" }, words.next),
        back && make("button", { type: "button", onclick: () => this.#edit(back) }, words.back),
      ));
  }

  #conclusion() {
    const back = previous(this.#state);
    return [
      conclusion(this.result, this),
      refinements(this.#state, this.#questions, this, (answers, refused) => this.#refine(answers, refused)),
      back && make("div", { class: "buttons" }, make("button", { type: "button", onclick: () => this.#edit(back) }, words.back)),
    ];
  }

  // Answers that refine the result leave the form in which they are given alone, so that typing goes on.
  #refine(answers, refused) {
    try {
      const state = { ...this.#state, answers: { ...this.#state.answers, ...answers } };
      this.#state = decided(state, this.engine, this.#options);
    } catch (failure) {
      refused(failure);
      return;
    }
    this.#showSides();
    this.#announce();
  }

  #try(question, answer, asked) {
    try {
      this.#take(answered(this.#state, question, answer), { focus: true });
    } catch (failure) {
      asked?.refuse(failure.diagnostics?.map(({ message, help }) => (help ? `${message}: ${help}` : message)).join(" ") ?? failure.message);
    }
  }

  #edit(question) {
    this.#state = edited(this.#state, question);
    this.#showStep(true);
    this.#showSides();
  }

  #restart() {
    this.#take(begin(this.#decision), { focus: true });
  }

  // The address and the page are told at once; a listener hears what changed once the changes have come to rest.
  #announce(before) {
    const { result, answers } = this.#state;
    if (this.hasAttribute("deep-link")) writePart(this.#prefix, Object.keys(answers).length ? result.share : "");
    this.tell(result);
    clearTimeout(this.#spoken);
    this.#spoken = setTimeout(() => {
      const dropped = result.unused.filter((question) => before && !before.unused.includes(question)).length;
      const price = result.price && `${words.cost}: ${result.price.total} ${this.#billed() ?? ""}`;
      this.#panes.spoken.textContent = [dropped > 0 && words.changed(dropped), price].filter(Boolean).join(" ");
    }, 500);
  }

  // Every bill names its currency; one of nothing does too.
  #billed() {
    this.#currency ??= this.engine.price({ items: [] }).currency;
    return this.#currency;
  }
}
