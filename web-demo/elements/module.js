// The module entry: importing it defines the elements.
import { load } from "#engine";
import { define, TollgatePrice, TollgateWizard } from "./define.js";
import { defineFurther, TollgatePolicy, TollgateTrace } from "./further.js";

define(load);
defineFurther({ estates: load, policies: load });

export { TollgatePolicy, TollgatePrice, TollgateTrace, TollgateWizard };
