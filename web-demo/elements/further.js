// The elements beside wizard and calculator, each with what it needs.

import { TollgateAudit } from "./audit.js";
import { introduce } from "./define.js";
import { TollgatePolicy } from "./policy.js";
import { TollgateReference } from "./reference.js";
import { TollgateTrace } from "./trace.js";

/** Name, element, and what it is loaded with. A new element is a line here. */
const further = [
  ["tollgate-policy", TollgatePolicy, "policies"],
  ["tollgate-trace", TollgateTrace, "estates"],
  ["tollgate-audit", TollgateAudit, "audits"],
  ["tollgate-reference", TollgateReference, "reference"],
];

/** Defines all of them; `loads` holds a function for each thing that is loaded, which starts it. */
export function defineFurther(loads) {
  TollgateAudit.loadPlans = loads.plans;
  for (const [name, element, needed] of further) introduce(name, element, loads[needed]);
}

export { TollgateAudit, TollgatePolicy, TollgateReference, TollgateTrace };
