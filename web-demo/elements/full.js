// The classic script with every element. The engine for pages and each further module are packed by themselves, and
// unpacked when the first element needs them.
import { load } from "#engine";
import { define } from "./define.js";
import { defineFurther } from "./further.js";
import { estates } from "./beside_estates.js";
import { policies } from "./packed_policies.js";

define(load);
defineFurther({ estates, policies });
