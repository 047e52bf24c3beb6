import type { AuditReport, Bill, DecisionReport, Estate, LintReport, MatrixReport, PlanFormat, PolicyCase, PolicyGate, Scenario, Simulation, TraceReport } from "./index.js";

/** `<tollgate-wizard>`: asks, decides, explains and prices. */
export class TollgateWizard extends HTMLElement {
  /** The answers as a share text; setting it shows that state. */
  value: string;
  /** The latest result; `null` until the engine has started. */
  readonly result: DecisionReport | null;
}

/** `<tollgate-price>`: prices options side by side. */
export class TollgatePrice extends HTMLElement {
  /** What is priced; setting it shows that scenario. */
  value: Scenario;
  /** The latest result; `null` where the scenario cannot be priced. */
  readonly result: Bill | null;
}

/** What `<tollgate-policy>` found. */
export interface PolicyResult {
  /** `null` where the case cannot be judged. */
  simulation: Simulation | null;
  /** What is wrong with the policies of endpoint and resource, by gate. */
  findings: Partial<Record<PolicyGate, LintReport>>;
}

/** `<tollgate-policy>`: what is wrong with policies, and what a request comes to at each gate. */
export class TollgatePolicy extends HTMLElement {
  /** The case that is judged, `null` while a policy is no JSON; setting it shows that case. */
  get value(): PolicyCase | null;
  set value(policyCase: PolicyCase);
  /** The latest result. */
  readonly result: PolicyResult;
}

/** `<tollgate-trace>`: where a packet goes in an estate, and every subnet to every service. */
export class TollgateTrace extends HTMLElement {
  /** The files of the estate; setting them shows that estate. */
  get value(): Estate;
  set value(estate: Estate);
  /** The latest result; `null` where there is none. */
  readonly result: TraceReport | null;
  /** Who gets where, once that was asked for. */
  readonly matrix: MatrixReport | null;
}

/** `<tollgate-audit>`: what is wrong in an estate, and what mends it. */
export class TollgateAudit extends HTMLElement {
  /** The files of the estate; setting them looks through them. */
  get value(): Estate;
  set value(estate: Estate);
  /** The latest report; `null` where there is none. */
  readonly result: AuditReport | null;
  /** The report as a SARIF log, or as a text for pull requests or a page. */
  as(format: "sarif"): object;
  as(format: "markdown" | "html"): string;
  as(format: "json"): AuditReport;
  /** The code that mends a finding, for its `plan`. */
  codeOf(plan: { decision: string; answers: readonly string[] }, format: PlanFormat): Promise<string>;
}

/** What `<tollgate-reference>` found. */
export interface ReferenceResult {
  query: string;
  /** The best first; `address` is a page of the reference and its anchor, `chapter` the page's title. */
  results: { address: string; title: string; chapter: string; text: string }[];
}

/** `<tollgate-reference>`: everything that the rules say, searched word by word. */
export class TollgateReference extends HTMLElement {
  /** What is searched for. */
  value: string;
  readonly result: ReferenceResult;
}

declare global {
  interface HTMLElementTagNameMap {
    "tollgate-wizard": TollgateWizard;
    "tollgate-price": TollgatePrice;
    "tollgate-policy": TollgatePolicy;
    "tollgate-trace": TollgateTrace;
    "tollgate-audit": TollgateAudit;
    "tollgate-reference": TollgateReference;
  }
  interface HTMLElementEventMap {
    "tollgate-change": CustomEvent<DecisionReport | Bill | PolicyResult | TraceReport | AuditReport | ReferenceResult | null>;
  }
}
