// The classic script with every element. The engine for pages and what judges policies are packed into it and
// unpacked when the first element needs them; what few pages need stands in scripts beside it.
import { load } from "#engine";
import { beside } from "./beside.js";
import { define } from "./define.js";
import { defineFurther } from "./further.js";
import { policies } from "./packed_policies.js";

define(load);
defineFurther({ policies, estates: beside("estates"), audits: beside("audits"), plans: beside("plans"), reference: beside("reference") });
