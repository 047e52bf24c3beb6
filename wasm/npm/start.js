// Starting the module: once, whoever asks and how often, and again after a failure.

import instantiate, { Engine, initSync } from "./glue.js";
import { Tollgate } from "./engine.js";
import { asked, refusal } from "./failure.js";
import { word } from "./text.js";

let started;
let builtIn;

/**
 * Makes the `load` of an entry. `standard` gives the module where the caller names none; `read` turns what
 * the caller names into something that can be instantiated.
 */
export function loader(standard, read = (module) => module) {
  return async function load(input) {
    const { module, specs } = options(input);
    const attempt = async () => instantiate({ module_or_path: await (module === undefined ? standard() : read(await module)) });
    // A caller whose predecessor failed tries again with a module of its own.
    started = started ? started.catch(attempt) : attempt();
    await started;
    return engine(specs);
  };
}

/** Makes the `loadSync` of an entry whose `standard` gives bytes or a compiled module at once. */
export function loaderSync(standard) {
  return function loadSync(input) {
    const { module, specs } = options(input);
    initSync({ module: module ?? standard() });
    return engine(specs);
  };
}

// Without overlays every caller gets the same engine.
function engine(specs) {
  if (specs.length > 0) return new Tollgate(asked(() => Engine.withSpecs(specs)));
  return (builtIn ??= new Tollgate(asked(() => new Engine())));
}

// What `load` was given: a module in one of its forms, or an object of options.
function options(input) {
  if (input === undefined || input === null) return { specs: [] };
  const prototype = typeof input === "object" ? Object.getPrototypeOf(input) : undefined;
  if (prototype !== Object.prototype && prototype !== null) return { module: input, specs: [] };
  const { module, specs = [] } = input;
  if (!Array.isArray(specs)) throw refusal("json", "`specs` must be a list of texts");
  return { module, specs: specs.map((text, index) => word(text, `specs[${index}]`)) };
}
