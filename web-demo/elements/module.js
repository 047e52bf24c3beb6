// The module entry: importing it defines the elements.
import { load } from "#engine";
import { define, TollgatePrice, TollgateWizard } from "./define.js";

define(load);

export { TollgatePrice, TollgateWizard };
