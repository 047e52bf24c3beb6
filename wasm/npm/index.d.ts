/// <reference lib="dom" preserve="true" />
import type { AuditReport } from "./audits.js";
import type { MatrixReport, TraceReport } from "./estates.js";
import type { FileBill } from "./files.js";
import type { PlanReport } from "./plans.js";
import type { LintReport, Simulation } from "./policies.js";
import type { Bill, Catalogue, DecisionReport, Diagnostic, PlacementReport, SpecReport, Version } from "./reports.js";

export type * from "./audits.js";
export type * from "./estates.js";
export type * from "./files.js";
export type * from "./plans.js";
export type * from "./policies.js";
export type * from "./reports.js";

/** An answer as it may be given: a word, the words of a set, a number, or yes and no. */
export type AnswerInput = string | readonly string[] | number | boolean;

/** Answers by question, or the `share` text of another result. */
export type Answers = Readonly<Record<string, AnswerInput>> | string;

export interface DecideOptions {
  /** The day, as `2026-04-26`, on which the facts must be in force; today (UTC) where it is left out. */
  on?: string;
  /** Takes the default of every question that has one and was not answered. */
  defaults?: boolean;
}

export interface PriceOptions {
  /** The day of the rates, where the scenario names none; today (UTC) where it is left out. */
  on?: string;
  /** Rates of one's own, by `KIND.RATE` or `KIND.RATE@REGION`, in the place of those of the rules; each holds for any volume. */
  rates?: Readonly<Record<string, Quantity>>;
}

export interface FileOptions extends Pick<PriceOptions, "on" | "rates"> {
  /** What passes through the resources: a usage file in Infracost's format, as text or as an object. */
  usage?: string | object;
  /** The Region of resources whose own the file does not tell. */
  region?: string;
  /** Parameters of a template; others take their defaults. */
  parameters?: Readonly<Record<string, string | number>>;
}

/** A number as it is, or its exact digits; in a scenario also a range, such as `"300..800"`. */
export type Quantity = number | string;

/** One thing to be billed; which quantities a kind takes is in `catalogue().tariffs`. */
export interface ScenarioItem {
  kind: string;
  [quantity: string]: Quantity | boolean | undefined;
}

interface ScenarioBase {
  region: string;
  /** Hours of the month; 730 where it is left out. */
  hours?: Quantity;
  /** The day on which the rates must be in force; today (UTC) where it is left out. */
  on?: string;
  /** How a petabyte is counted; `binary`, as AWS bills it, where it is left out. */
  tier_bounds?: "binary" | "decimal";
  /** `current`, or a source whose printed rates are taken. */
  rates?: string;
}

/** What to price: several options side by side, or the items of one. */
export type Scenario =
  | (ScenarioBase & { options: readonly { name: string; items: readonly ScenarioItem[] }[] })
  | (ScenarioBase & { items: readonly ScenarioItem[] });

/** A policy as JSON: single values or lists everywhere, as AWS takes it. */
export type Policy = Readonly<Record<string, unknown>>;

/** Who and what stands in a request's way; the condition keys follow from it. */
export interface RequestPath {
  endpoint?: { id?: string; kind?: "interface" | "gateway"; service?: string; vpc?: string; account?: string; org?: string; org_path?: string; region?: string };
  /** `service` names a service that makes the call with the caller's credentials. */
  principal?: { account?: string; org?: string; org_path?: string; service?: string };
  resource?: { account?: string; org?: string; org_path?: string };
  /** For what a service calls with a principal of its own. */
  source?: { arn?: string; account?: string; org?: string; org_path?: string };
  source_ip?: string;
  /** Region that is called; that of the resource or the endpoint where it is left out. */
  region?: string;
}

type ContextValue = string | number | boolean;

/** A request and the policies in its way. A gate that is left out does not apply. */
export interface PolicyCase {
  id?: string | number;
  request: {
    /** An ARN, the name of a service, or `anonymous`. */
    principal: string;
    action: string;
    resource?: string;
    resource_account?: string;
    /** Keys of the request; `null` says that a key is absent. */
    context?: Readonly<Record<string, ContextValue | readonly ContextValue[] | null>>;
    path?: RequestPath;
  };
  /** Policies of the caller; an empty list allows nothing. */
  identity?: readonly Policy[];
  resource_policy?: Policy;
  /** The policy of the endpoint; an empty list lets everything pass. */
  endpoint_policies?: readonly Policy[];
  endpoint_kind?: "interface" | "gateway";
  /** By level of the organisation. */
  scps?: readonly (readonly Policy[])[];
  rcps?: readonly (readonly Policy[])[];
  permission_boundaries?: readonly Policy[];
  session_policies?: readonly Policy[];
}

export interface LintOptions {
  /** What the policy is attached to: an endpoint of either kind where it is left out. */
  endpoint?: "gateway" | "interface" | "resource";
  /** The endpoint's service, as in `catalogue().services`. */
  service?: string;
  /** The day, as `2026-04-26`, on which the rules must be in force; today (UTC) where it is left out. */
  on?: string;
  /** What stands beside the policy: rules that need it are `not_evaluated` without. */
  beside?: PolicySurroundings;
}

/** What stands beside a policy. */
export interface PolicySurroundings {
  /** Requests that must pass, each with the policies of the other gates and the way that it takes. */
  cases?: readonly PolicyCase[];
  /** Requests that are only tried: they tell the endpoint's own ids and what stands at resources, and may be refused. */
  tried?: readonly PolicyCase[];
  /** The services of all endpoints of the VPC, as in `catalogue().services`. */
  services?: readonly string[];
  region?: string;
}

/**
 * Files by name: what AWS commands print, plans and states of Terraform as JSON, templates of CloudFormation as JSON or
 * YAML. Any names do; those of folders may tell account and Region.
 */
export type Estate = Readonly<Record<string, string | object>>;

export interface TraceOptions {
  /** An instance, interface or subnet, `on-premises` or `internet`. */
  from: string;
  /** A host name or an address, perhaps with `:` and a port; else port 443. */
  to: string;
  /** `tcp`, `udp`, `icmp`, a number, or `any`, which asks whether every packet arrives; TCP where it is left out. */
  protocol?: string;
  /** A request that the policies on the way judge. */
  policyCase?: PolicyCase;
  /**
   * Changes to try, such as `vpc-1.dns-hostnames=yes`, `vpc-1.gateway-endpoint=dynamodb` or
   * `sg-1.allow-in=tcp/443@10.0.0.0/8`; `before`, or `changed` of every way, tells what it came to without them.
   */
  whatIf?: string | readonly string[];
  /** The Region, where the estate does not tell it. */
  region?: string;
  /** The account, where the estate does not tell it. */
  account?: string;
  /** Parameters of the templates in the estate; others take their defaults. */
  parameters?: Readonly<Record<string, string | number>>;
  /** The day whose rates hold; today (UTC) where it is left out. */
  on?: string;
}

export interface AuditOptions {
  /** Findings that are accepted, each until a day: by its rule and, where they are named, its resources. */
  baseline?: { accepted: readonly { rule: string; resources?: readonly string[]; reason: string; until: string }[] };
  /** What passes in a month: GB by id, or by kind of GB; what CloudWatch's `get-metric-data` prints; or as text a Cost and Usage Report of the month in CSV. */
  usage?: object | string;
  /** The Region, where the estate does not tell it. */
  region?: string;
  /** The account, where the estate does not tell it. */
  account?: string;
  /** Parameters of the templates in the estate; others take their defaults. */
  parameters?: Readonly<Record<string, string | number>>;
  /** The day whose checks hold; today (UTC) where it is left out. */
  on?: string;
}

/** Every subnet to every service that has an endpoint in the estate, or to those of `to`. */
export interface MatrixOptions extends Pick<TraceOptions, "protocol" | "whatIf" | "region" | "account" | "parameters" | "on"> {
  all: true;
  /** Ids of services, or host names. */
  to?: string | readonly string[];
}

/** What a plan can be had as, beside its report. */
export type PlanFormat = "markdown" | "terraform" | "cloudformation" | "aws-cli";

/** What one VPC needs. */
export interface UsageVpc {
  id: string;
  /** In how many Availability Zones its callers run. */
  zones: Quantity;
  /** GB a month by service of the catalogue. */
  services: Readonly<Record<string, Quantity>>;
  /** How many NAT gateways it pays for anyway. */
  nat_gateways?: Quantity;
  /** Whether it has an attachment to the transit gateway already. */
  attached?: boolean;
}

/** What many VPCs need. */
export interface Usage extends ScenarioBase {
  /** The hub that may be used; none where it is left out. */
  hub?: { zones: Quantity };
  vpcs: readonly UsageVpc[];
}

/** Answers that were read once, for the prepared decision that read them. */
export interface Encoded {
  readonly __encoded: unique symbol;
}

/** The short answer of the fast path. */
export interface Evaluation {
  /** Identifier of the outcome; `null` while an answer is missing that could change it. */
  outcome: string | null;
  /** The sentence of the branch that concluded; `null` while there is no outcome. */
  reason: string | null;
  /** Cost a month, rounded to the cent; `null` where nothing is billed or a rate or an answer is missing. */
  total: string | null;
}

/** One decision, ready to be evaluated many times. */
export interface Prepared {
  /** Reads and checks answers. */
  encode(answers: Answers): Encoded;
  /** Evaluates answers that this decision encoded. */
  evaluate(encoded: Encoded): Evaluation;
}

/** One engine with the rules it was made with. */
export interface Tollgate {
  readonly version: Version;
  /** Decides as far as the answers carry: an outcome, or the question to ask next. */
  decide(decision: string, answers?: Answers, options?: DecideOptions): DecisionReport;
  /** What the options of a scenario cost. */
  price(scenario: Scenario, options?: PriceOptions): Bill;
  /** What a Terraform plan or state (`terraform show -json`), or a CloudFormation template, costs in a month. */
  priceFile(file: string | object, options?: FileOptions): FileBill;
  /** What a request comes to at every gate. */
  simulate(policyCase: PolicyCase): Simulation;
  /** What is wrong with a policy, given as an object or as the text of a file. */
  lint(policy: Policy | string, options?: LintOptions): LintReport;
  /** Where a packet goes in an estate, step by step. */
  trace(estate: Estate, options: TraceOptions & { all?: false; format?: "json" }): TraceReport;
  /** Every subnet of an estate to every service, and who gets where. */
  trace(estate: Estate, options: MatrixOptions & { format?: "json" }): MatrixReport;
  /** The way of a packet, or who gets where, as the text of an SVG picture. */
  trace(estate: Estate, options: (TraceOptions | MatrixOptions) & { format: "svg" }): string;
  /** What is wrong in an estate, by the checks of the rules; what cannot be told is `not_evaluated`. */
  audit(estate: Estate, options?: AuditOptions & { format?: "json" }): AuditReport;
  /** The same as a SARIF log, for code hosts. */
  audit(estate: Estate, options: AuditOptions & { format: "sarif" }): object;
  /** The same as a text for pull requests, or as a page that needs nothing else. */
  audit(estate: Estate, options: AuditOptions & { format: "markdown" | "html" }): string;
  /**
   * What builds the outcome of a decision: the code or the runbook, or without a format the report of all of it. The answers
   * may hold inputs, such as ids of what stands, and values of the policy as well.
   */
  plan(decision: string, answers: Answers | undefined, format: PlanFormat, options?: DecideOptions): string;
  plan(decision: string, answers?: Answers, format?: "json", options?: DecideOptions): PlanReport;
  /** The cheapest way of many VPCs to their services: local endpoints, a shared hub, or NAT. */
  place(usage: Usage, options?: PriceOptions): PlacementReport;
  /** Everything that can be asked and chosen. */
  catalogue(): Catalogue;
  /** What is wrong with a rule file that is laid over the built-in ones, its examples among it. */
  checkSpec(text: string): Diagnostic[];
  /** The same with every example run, and what the examples reach. */
  testSpec(text: string): SpecReport;
  /** The decision and the answers that a share text carries. */
  readShare(share: string): { decision: string; answers: Record<string, string | string[]> };
  /** The fast path for one decision. */
  prepare(decision: string, options?: Pick<DecideOptions, "on">): Prepared;
}

/** What can be instantiated. */
export type ModuleSource = string | URL | Response | BufferSource | WebAssembly.Module;

/** What can be instantiated at once. */
export type SyncModuleSource = BufferSource | WebAssembly.Module;

export interface LoadOptions<Source = ModuleSource | Promise<ModuleSource>> {
  /** The module of the engine, where it is not the one that comes along. */
  module?: Source;
  /** The module that looks through estates, for `audit`, likewise; `false` leaves it out. */
  audits?: Source | false;
  /** The module that follows packets, for `trace`, likewise; `false` leaves it out. */
  estates?: Source | false;
  /** The module that draws plans, for `plan`, likewise; `false` leaves it out. */
  plans?: Source | false;
  /** The module that judges policies, for `simulate` and `lint`, likewise; `false` leaves it out. */
  policies?: Source | false;
  /**
   * The module that checks and compiles rule files, for `specs`, `checkSpec` and `testSpec`, where it is not the one that
   * comes along; `false` leaves it out, and a page loads that much less.
   */
  rules?: Source | false;
  /** Rule files, as text, laid over the built-in ones. */
  specs?: readonly string[];
}

/**
 * Starts the engine. The module is instantiated once, however often this is called; after a failure the
 * next call tries again. Without `specs` every call gives the same engine.
 */
export function load(input?: ModuleSource | Promise<ModuleSource> | LoadOptions): Promise<Tollgate>;

/** The same at once. On a page's main thread rather use `load`. */
export function loadSync(input?: SyncModuleSource | LoadOptions<SyncModuleSource>): Tollgate;

/** Thrown for every input that the engine refuses. */
export class TollgateError extends Error {
  constructor(diagnostics: Diagnostic[]);
  readonly diagnostics: Diagnostic[];
}
