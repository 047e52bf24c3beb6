// The classic script of a page: defines the elements, with the engine for pages inside it.
import { load } from "#engine";
import { define } from "./define.js";

define(load);
