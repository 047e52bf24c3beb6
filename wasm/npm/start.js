// Starting the modules: once, whoever asks and how often, and again after a failure.

import instantiate, { Engine, initSync } from "./engine_glue.js";
import { Tollgate } from "./engine.js";
import { asked, refusal } from "./failure.js";
import { bring, rules, start } from "./rules.js";
import { word } from "./text.js";

let started;
let builtIn;

/**
 * Makes the `load` of an entry. `engine` gives its module where the caller names none, and `rules` what gives that of
 * the rules; `read` turns what the caller names into something that can be instantiated.
 */
export function loader(standard) {
  const { read = (module) => module } = standard;
  return async function load(input) {
    const given = options(input);
    const attempt = async () => {
      const module = await (given.module === undefined ? standard.engine() : read(await given.module));
      // What is compiled starts at once, where asking for it to be instantiated takes turns with other threads.
      return module instanceof WebAssembly.Module ? initSync({ module }) : instantiate({ module_or_path: module });
    };
    // A caller whose predecessor failed tries again with a module of its own.
    started = started ? started.catch(attempt) : attempt();
    const [found] = await Promise.all([given.rules === undefined && standard.rules?.(), started]);
    if (found) bring(found);
    if (given.rules) await start(read(await given.rules));
    return engine(given.specs);
  };
}

/** Makes the `loadSync` of an entry whose sources give bytes or compiled modules at once. */
export function loaderSync(standard) {
  return function loadSync(input) {
    const { module, rules = standard.rules?.(), specs } = options(input);
    initSync({ module: module ?? standard.engine() });
    if (rules) bring(typeof rules === "function" ? rules : () => rules);
    return engine(specs);
  };
}

// Without overlays every caller gets the same engine.
function engine(specs) {
  if (specs.length > 0) return asked(() => new Tollgate(new Engine(rules().compileSpecs(specs))));
  return (builtIn ??= new Tollgate(asked(() => new Engine())));
}

// What `load` was given: a module in one of its forms, or an object of options.
function options(input) {
  if (input === undefined || input === null) return { specs: [] };
  const prototype = typeof input === "object" ? Object.getPrototypeOf(input) : undefined;
  if (prototype !== Object.prototype && prototype !== null) return { module: input, specs: [] };
  const { module, rules, specs = [] } = input;
  if (!Array.isArray(specs)) throw refusal("json", "`specs` must be a list of texts");
  return { module, rules, specs: specs.map((text, index) => word(text, `specs[${index}]`)) };
}
