import type { Bill, DecisionReport, Scenario } from "./index.js";

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

declare global {
  interface HTMLElementTagNameMap {
    "tollgate-wizard": TollgateWizard;
    "tollgate-price": TollgatePrice;
  }
  interface HTMLElementEventMap {
    "tollgate-change": CustomEvent<DecisionReport | Bill | null>;
  }
}
