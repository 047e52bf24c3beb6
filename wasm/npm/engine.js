// The engine as other programs see it: plain values in and out.

import { audits, estates, plans, policies, rules } from "./apart.js";
import { asked } from "./failure.js";
import { PreparedDecision } from "./prepared.js";
import { files, json, list, pairs, settings, today, word } from "./text.js";

/** One engine with the rules it was made with. Made by `load`, not by hand. */
export class Tollgate {
  #audits;
  #engine;
  #estates;
  #image;
  #plans;
  #policies;
  #version;

  /** `image` holds the rules of an engine that has rules of its own. */
  constructor(engine, image) {
    this.#engine = engine;
    this.#image = image;
  }

  /** Version of the package, of the rule language and of the rules. */
  get version() {
    this.#version ??= Object.freeze(asked(() => this.#engine.version()));
    return this.#version;
  }

  /** Decides as far as the answers carry. They are an object, or the share text of another result. */
  decide(decision, answers = {}, options = {}) {
    const { on = today(), defaults = false } = settings(options);
    const name = word(decision, "the decision");
    const day = word(on, "`on`");
    const rest = defaults ? "take" : "leave";
    if (typeof answers === "string") {
      const share = word(answers, "the share text");
      return asked(() => this.#engine.resume(name, share, day, rest));
    }
    const given = json(answers, "the answers");
    return asked(() => this.#engine.decide(name, given, day, rest));
  }

  /** The decision and the answers that a share text carries. */
  readShare(share) {
    const text = word(share, "the share text");
    const [decision, answers] = asked(() => this.#engine.readShare(text));
    return { decision, answers: JSON.parse(answers) };
  }

  /** What the options of a scenario cost; `rates` are rates of one's own, by `KIND.RATE`. */
  price(scenario, options = {}) {
    const { on = today(), rates = {} } = settings(options);
    const text = json(scenario, "the scenario");
    const day = word(on, "`on`");
    return asked(() => this.#engine.price(text, day, pairs(rates, "`rates`")));
  }

  /** What a month of what a Terraform plan or state, or a CloudFormation template, declares costs. */
  priceFile(file, options = {}) {
    const { usage = "", region = "", parameters = {}, on = today(), rates = {} } = settings(options);
    const text = typeof file === "string" ? word(file, "the file") : json(file, "the file");
    const passed = typeof usage === "string" ? word(usage, "`usage`") : json(usage, "`usage`");
    const beside = [word(region, "`region`"), pairs(parameters, "`parameters`")];
    const day = word(on, "`on`");
    return asked(() => this.#look.price(text, passed, ...beside, pairs(rates, "`rates`"), day));
  }

  /** What a request comes to at every gate: the policies of caller, resource, endpoint and organisation. */
  simulate(policyCase) {
    const text = json(policyCase, "the case");
    return asked(() => this.#judge.simulate(text));
  }

  /** What is wrong with a policy; as text its lines are the file's. */
  lint(policy, options = {}) {
    const { endpoint = "", service = "", on = today(), beside } = settings(options);
    const text = typeof policy === "string" ? word(policy, "the policy") : json(policy, "the policy");
    const attached = word(endpoint, "`endpoint`");
    const id = word(service, "`service`");
    const day = word(on, "`on`");
    const others = beside === undefined ? "" : json(beside, "`beside`");
    return asked(() => this.#judge.lint(text, attached, id, day, others));
  }

  /** Where a packet goes in an estate; its files are texts or values, by name. */
  trace(estate, options) {
    const { from, to, all = false, format = "json", protocol = "", policyCase, whatIf = [], region = "", account = "", parameters = {}, on = today() } = settings(options);
    const [names, texts] = files(estate);
    const beside = [word(region, "`region`"), word(account, "`account`"), pairs(parameters, "`parameters`")];
    const changes = list(whatIf, "`whatIf`");
    const way = word(protocol, "`protocol`");
    const form = word(format, "`format`");
    const day = word(on, "`on`");
    if (all) {
      const hosts = list(to ?? [], "`to`");
      return asked(() => this.#follow.matrix(new estates.glue.Files(names, texts, ...beside), hosts, way, changes, form, day));
    }
    const words = [word(from, "`from`"), word(to, "`to`"), way];
    const request = policyCase === undefined ? "" : json(policyCase, "`policyCase`");
    return asked(() => {
      const { Files, Packet } = estates.glue;
      return this.#follow.trace(new Files(names, texts, ...beside), new Packet(...words, request, changes), form, day);
    });
  }

  /** What is wrong in an estate, and what mending it saves; its files are texts or values, by name. */
  audit(estate, options = {}) {
    const { format = "json", baseline, usage, region = "", account = "", parameters = {}, on = today() } = settings(options);
    const [names, texts] = files(estate);
    const beside = [word(region, "`region`"), word(account, "`account`"), pairs(parameters, "`parameters`")];
    const accepted = baseline === undefined ? "" : json(baseline, "`baseline`");
    const passed = usage === undefined ? "" : json(usage, "`usage`");
    const form = word(format, "`format`");
    const day = word(on, "`on`");
    return asked(() => this.#look.audit(new audits.glue.Files(names, texts, ...beside), accepted, passed, form, day));
  }

  /** What builds the outcome of a decision: code or a runbook as text, or the report of all of it. */
  plan(decision, answers = {}, format = "json", options = {}) {
    const { on = today(), defaults = false } = settings(options);
    const name = word(decision, "the decision");
    const form = word(format, "the format");
    const day = word(on, "`on`");
    const rest = defaults ? "take" : "leave";
    if (typeof answers === "string") {
      const share = word(answers, "the share text");
      return asked(() => this.#draw.resume(name, share, form, day, rest));
    }
    const given = json(answers, "the answers");
    return asked(() => this.#draw.plan(name, given, form, day, rest));
  }

  /** The cheapest way of many VPCs to their services. */
  place(usage, options = {}) {
    const { on = today(), rates = {} } = settings(options);
    const text = json(usage, "the usage");
    const day = word(on, "`on`");
    return asked(() => this.#engine.place(text, day, pairs(rates, "`rates`")));
  }

  /** Everything that can be asked and chosen: for an interface of one's own. */
  catalogue() {
    return asked(() => this.#engine.catalogue());
  }

  /** What is wrong with a rule file that is laid over the built-in ones; an empty list where nothing is. */
  checkSpec(text) {
    const given = word(text, "the rules");
    return asked(() => rules.glue.checkSpec(given)).diagnostics;
  }

  /** The same with all examples run, and how much was read and run. */
  testSpec(text) {
    const given = word(text, "the rules");
    return asked(() => rules.glue.testSpec(given));
  }

  /** One decision, ready to be evaluated many times, for the rates of a day. */
  prepare(decision, options = {}) {
    const { on = today() } = settings(options);
    const name = word(decision, "the decision");
    const day = word(on, "`on`");
    return new PreparedDecision(name, asked(() => this.#engine.prepare(name, day)));
  }

  get #draw() {
    this.#plans ??= new plans.glue.Plans(this.#image);
    return this.#plans;
  }

  get #follow() {
    this.#estates ??= new estates.glue.Estates(this.#image);
    return this.#estates;
  }

  get #look() {
    this.#audits ??= new audits.glue.Audits(this.#image);
    return this.#audits;
  }

  get #judge() {
    this.#policies ??= new policies.glue.Policies(this.#image);
    return this.#policies;
  }
}
