import type { Bill, DecisionReport, Estate, LintReport, MatrixReport, PolicyCase, PolicyGate, Scenario, Simulation, TraceReport } from "./index.js";

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

declare global {
  interface HTMLElementTagNameMap {
    "tollgate-wizard": TollgateWizard;
    "tollgate-price": TollgatePrice;
    "tollgate-policy": TollgatePolicy;
    "tollgate-trace": TollgateTrace;
  }
  interface HTMLElementEventMap {
    "tollgate-change": CustomEvent<DecisionReport | Bill | PolicyResult | TraceReport | null>;
  }
}
