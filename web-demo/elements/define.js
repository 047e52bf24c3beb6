// Makes the elements known to the page: once, also where a script is on it twice.

import { TollgatePrice } from "./price.js";
import { TollgateWizard } from "./wizard.js";

/** Defines both elements over an engine that `load` starts. */
export function define(load) {
  introduce("tollgate-wizard", TollgateWizard, load);
  introduce("tollgate-price", TollgatePrice, load);
}

/** Defines one element over what `load` starts. */
export function introduce(name, element, load) {
  element.load = load;
  if (globalThis.customElements && !customElements.get(name)) customElements.define(name, element);
}

export { TollgatePrice, TollgateWizard };
