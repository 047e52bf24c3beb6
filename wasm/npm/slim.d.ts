import type { LoadOptions, ModuleSource, SyncModuleSource, Tollgate } from "./index.js";

export * from "./index.js";

type WithModule<Source> = Source | (LoadOptions<Source> & { module: Source });

/** Starts the engine from the module that is given: where `tollgate/engine.wasm` lies. */
export function load(input: WithModule<ModuleSource | Promise<ModuleSource>>): Promise<Tollgate>;

/** The same at once, from bytes or a compiled module. */
export function loadSync(input: WithModule<SyncModuleSource>): Tollgate;
