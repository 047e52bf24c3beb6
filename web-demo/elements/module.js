// The module entry: importing it defines the elements.
import { load } from "#engine";
import { define, TollgatePrice, TollgateWizard } from "./define.js";
import { defineFurther, TollgateAudit, TollgatePolicy, TollgateReference, TollgateTrace } from "./further.js";

define(load);
defineFurther({ audits: load, estates: load, plans: load, policies: load, reference: async () => (await import("#reference")).reference });

export { TollgateAudit, TollgatePolicy, TollgatePrice, TollgateReference, TollgateTrace, TollgateWizard };
