// `<tollgate-audit>`: what is wrong in an estate whose files are dropped on it, why, what mends it and what that saves.

import { finding } from "./audit/finding.js";
import { save } from "./audit/save.js";
import style from "./audit/audit.css";
import { english, german } from "./audit/words.js";
import { fill, make } from "./dom.js";
import estateStyle from "./estate/estate.css";
import { countOf, door } from "./estate/door.js";
import { refused } from "./estate/refused.js";
import { money } from "./money.js";
import { prose } from "./prose.js";
import { WordedElement } from "./worded.js";

const severities = ["error", "warning", "notice"];

/** How many findings are shown at once: more of them are a step away. */
const page = 100;

export class TollgateAudit extends WordedElement {
  static catalogues = { en: english, de: german };
  static observedAttributes = ["estate", "baseline", "usage", "region", "account", "on"];

  /** Starts what draws plans; set when the elements are defined. */
  static loadPlans;

  #estate = {};
  #shown = new Set(severities);
  #most = page;
  #panes;
  #result = null;
  #own;

  /** The latest report, as `audit` prints it; `null` where there is none. */
  get result() {
    return this.#result;
  }

  /** The files of the estate, as the npm package takes them. */
  get value() {
    return this.#estate;
  }

  set value(estate) {
    this.#estate = { ...estate };
    if (this.engine) this.#look();
  }

  show() {
    this.dress(estateStyle, style);
    this.#panes = {
      opened: make("p", { class: "opened" }),
      outcome: make("section", { class: "outcome", part: "outcome" }),
      list: make("div", { part: "findings" }),
      spoken: make("p", { class: "hidden", role: "status" }),
    };
    const files = {
      add: (more) => { this.value = { ...this.#estate, ...more }; },
      clear: () => { this.value = {}; },
      told: this.#panes.opened,
    };
    fill(this.body, door(this, files), this.#panes.outcome, this.#panes.spoken);
    this.reset();
  }

  /** Starts anew from the attributes. */
  reset() {
    const own = this.getAttribute("estate");
    if (own && own !== this.#own) {
      this.#own = own;
      this.#estate = this.#json("estate") ?? this.#estate;
    }
    this.#look();
  }

  /** The report in another form: `sarif` as a log, `markdown` and `html` as texts. */
  as(format) {
    return this.engine.audit(this.#estate, { ...this.#options, format });
  }

  /** The code that mends a finding, in a form of `plan`. */
  async codeOf({ decision, answers }, format) {
    const { plan } = await this.constructor.loadPlans();
    const given = answers.map((answer) => [answer.slice(0, answer.indexOf("=")), answer.slice(answer.indexOf("=") + 1)]);
    return plan(decision, Object.fromEntries(given), format, this.#day);
  }

  get #options() {
    const texts = ["region", "account"].filter((name) => this.hasAttribute(name)).map((name) => [name, this.getAttribute(name)]);
    const values = ["baseline", "usage"].map((name) => [name, this.#json(name)]).filter(([, value]) => value !== undefined);
    return { ...Object.fromEntries([...texts, ...values]), ...this.#day };
  }

  get #day() {
    return this.hasAttribute("on") ? { on: this.getAttribute("on") } : {};
  }

  #json(name) {
    try {
      return JSON.parse(this.getAttribute(name) ?? "");
    } catch {
      return undefined;
    }
  }

  #look() {
    const { opened, outcome, list, spoken } = this.#panes;
    opened.textContent = countOf(this.#estate, this);
    this.#most = page;
    this.#result = null;
    let shown = [];
    if (Object.keys(this.#estate).length > 0) {
      try {
        this.#result = this.as("json");
        shown = [...this.#summary(), list, ...this.#rest()];
        this.#list();
      } catch (failure) {
        shown = refused(failure, this);
      }
    }
    fill(outcome, shown);
    const told = this.#result ? this.words.found(this.#result.summary) : "";
    if (spoken.textContent !== told) spoken.textContent = told;
    this.tell(this.#result);
  }

  // What was found in short, which of it is shown, and how it can be taken along.
  #summary() {
    const { words, language } = this;
    const { summary } = this.#result;
    const box = (severity) => make("label", { class: "box" },
      make("input", { type: "checkbox", checked: this.#shown.has(severity), onchange: ({ target }) => this.#filter(severity, target.checked) }),
      `${words.severities[severity]} (${summary[severity]})`);
    return [
      this.heading(0, { class: "pane-title" }, words.outcome),
      make("p", { class: "count" }, `${words.found(summary)}.`, summary.monthly_saving && ` ${words.saved(money(summary.monthly_saving, "USD", language))}`),
      make("div", { class: "bar" }, make("fieldset", {}, make("legend", { class: "small" }, words.show), make("div", { class: "boxes" }, severities.map(box))), save(this)),
    ];
  }

  #filter(severity, wanted) {
    if (wanted) this.#shown.add(severity);
    else this.#shown.delete(severity);
    this.#list();
  }

  #list() {
    const { words } = this;
    const wanted = this.#result.findings.filter(({ severity }) => this.#shown.has(severity));
    const more = wanted.length - this.#most;
    const next = () => {
      const first = this.#most;
      this.#most += page;
      this.#list();
      this.#panes.list.querySelectorAll("summary")[first]?.focus();
    };
    fill(this.#panes.list,
      wanted.length > 0 && make("ol", { class: "findings" }, wanted.slice(0, this.#most).map((one) => finding(one, this))),
      more > 0 && make("button", { type: "button", onclick: next }, words.more(Math.min(more, page), more)));
  }

  // What was accepted, what could not be told, and what was not read.
  #rest() {
    const { words, foreign } = this;
    const { accepted = [], not_evaluated: missing, skipped } = this.#result;
    const folded = (title, items) => items.length > 0 && make("details", {}, make("summary", {}, title), make("ul", {}, items));
    return [
      folded(words.accepted(accepted.length), accepted.map(({ rule, resource, reason, until }) =>
        make("li", {}, make("code", {}, rule), ` ${resource}: `, make("span", { lang: foreign }, prose(reason)), until && ` (${words.until(until)})`))),
      folded(words.notTold(missing.length), missing.map((one) => make("li", {}, make("code", {}, one.rule), `: ${words.needs(one.missing)}`))),
      folded(words.skipped(skipped.length), skipped.map((text) => make("li", { lang: foreign }, prose(text)))),
    ];
  }
}
