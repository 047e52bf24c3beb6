// The module entry: importing it defines the elements.
import { load } from "#engine";
import { define, TollgatePrice, TollgateWizard } from "./define.js";
import { defineFurther, TollgatePolicy } from "./further.js";

define(load);
defineFurther({ policies: load });

export { TollgatePolicy, TollgatePrice, TollgateWizard };
