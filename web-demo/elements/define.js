// Makes the elements known to the page: once, also where the script is on it twice.

import { TollgatePrice } from "./price.js";
import { TollgateWizard } from "./wizard.js";

/** Defines both elements over an engine that `load` starts. */
export function define(load) {
  if (!globalThis.customElements) return;
  for (const [name, element] of [["tollgate-wizard", TollgateWizard], ["tollgate-price", TollgatePrice]]) {
    element.load = load;
    if (!customElements.get(name)) customElements.define(name, element);
  }
}

export { TollgatePrice, TollgateWizard };
