// What the resources of a plan, a state or a template cost.
import type { Bill } from "./reports.js";

/** A bill of one option, and every resource of the file, priced or not. */
export interface FileBill extends Bill {
  resources: {
    /** Those that are billed, each with what it is billed as. */
    priced: {
      resource: string;
      type: string;
      kind: string;
      region: string;
      /** `value` is null where it is not known; `from` names the attribute or entry of the usage file that told it. */
      quantities: { quantity: string; value: string | null; from?: string }[];
      where: ResourcePlace;
    }[];
    /** Quantities that are not known, so that the bill is incomplete. */
    missing: { resource: string; kind: string; quantity: string; help: string }[];
    /** Those that cost nothing themselves. */
    free: { type: string; count: number }[];
    not_priced: { resource: string; type?: string; reason: string; where: ResourcePlace }[];
    /** Entries of the usage file that belong to nothing in the file. */
    unused_usage: string[];
    /** What was concluded rather than read. */
    assumed: string[];
  };
}

/** Where a resource stands in its file. */
export interface ResourcePlace {
  file: string;
  pointer: string;
  line?: number;
}
