// The elements beside wizard and calculator, each with the module that it needs.

import { introduce } from "./define.js";
import { TollgatePolicy } from "./policy.js";
import { TollgateTrace } from "./trace.js";

/** Name, element, and which module it is loaded with. A new element is a line here. */
const further = [["tollgate-policy", TollgatePolicy, "policies"], ["tollgate-trace", TollgateTrace, "estates"]];

/** Defines all of them; `loads` holds a function for each module, which starts it. */
export function defineFurther(loads) {
  for (const [name, element, module] of further) introduce(name, element, loads[module]);
}

export { TollgatePolicy, TollgateTrace };
