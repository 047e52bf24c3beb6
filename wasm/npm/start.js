// Starting the modules: once, whoever asks and how often, and again after a failure.

import instantiate, { Engine, initSync } from "./engine_glue.js";
import { Tollgate } from "./engine.js";
import { asked, refusal } from "./failure.js";
import { audits, estates, plans, policies, rules } from "./apart.js";
import { word } from "./text.js";

const apart = { audits, estates, plans, policies, rules };

let started;
let builtIn;

/**
 * Makes the `load` of an entry. `engine` gives its module where the caller names none; `audits`, `estates`,
 * `plans`, `policies` and `rules` give what gives theirs; `read` turns what the caller names into something that can be instantiated.
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
    const further = Object.entries(apart).map(async ([name, own]) => {
      const source = given[name];
      if (source === undefined) own.bring(await standard[name]?.());
      else if (source) await own.start(read(await source));
    });
    await Promise.all([started, ...further]);
    return engine(given.specs);
  };
}

/** Makes the `loadSync` of an entry whose sources give bytes or compiled modules at once. */
export function loaderSync(standard) {
  return function loadSync(input) {
    const given = options(input);
    initSync({ module: given.module ?? standard.engine() });
    for (const [name, own] of Object.entries(apart)) {
      const source = given[name];
      if (source === undefined) own.bring(standard[name]?.());
      else if (source) own.bring(() => source);
    }
    return engine(given.specs);
  };
}

// Without overlays every caller gets the same engine.
function engine(specs) {
  if (specs.length > 0) {
    const image = asked(() => rules.glue.compileSpecs(specs));
    return new Tollgate(asked(() => new Engine(image)), image);
  }
  return (builtIn ??= new Tollgate(asked(() => new Engine())));
}

// What `load` was given: a module in one of its forms, or an object of options.
function options(input) {
  if (input === undefined || input === null) return { specs: [] };
  const prototype = typeof input === "object" ? Object.getPrototypeOf(input) : undefined;
  if (prototype !== Object.prototype && prototype !== null) return { module: input, specs: [] };
  const { module, specs = [] } = input;
  if (!Array.isArray(specs)) throw refusal("json", "`specs` must be a list of texts");
  const own = Object.fromEntries(Object.keys(apart).map((name) => [name, input[name]]));
  return { module, ...own, specs: specs.map((text, index) => word(text, `specs[${index}]`)) };
}
