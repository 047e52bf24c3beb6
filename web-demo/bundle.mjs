// Bundles the elements: as a module of the npm package, and as the one script of a page.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { pack } from "./packing.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
const packed = join(folder, "../wasm/pkg");

const shared = { bundle: true, target: "es2022", charset: "utf8", loader: { ".css": "text" }, legalComments: "none", logLevel: "warning" };

/** Writes the module that defines the elements over the package's own engine. */
export async function bundleElements(outfile) {
  const files = { "#engine": "./index.inline.js", "#reference": "./reference.js" };
  const engine = { name: "engine", setup: ({ onResolve }) => onResolve({ filter: /^#(engine|reference)$/ }, ({ path }) => ({ path: files[path], external: true })) };
  const plugins = [engine, drawing("crossings.js"), smallStyles];
  await build({ ...shared, entryPoints: [join(folder, "elements/module.js")], outfile, format: "esm", plugins });
}

/**
 * Writes the script of an entry, with everything that it needs inside it. `page` is the folder of the engine for pages,
 * and `crossings` the file that draws break-evens, or draws none.
 */
export async function bundleScript(name, outfile, { page, crossings }) {
  const entry = join(folder, "elements", name);
  const plugins = [pageEngine(page), drawing(crossings), smallStyles];
  await build({ ...shared, entryPoints: [entry], outfile, format: "iife", minify: true, plugins });
}

/** Writes a script of a page, with the styles and the modules of the package (`#package/NAME`) that it imports. */
export async function bundlePage(entry, outfile) {
  const plugins = [fromPackage, drawing("crossings.js"), smallStyles];
  await build({ ...shared, entryPoints: [entry], outfile, format: "iife", minify: true, plugins });
}

const fromPackage = {
  name: "package",
  setup: ({ onResolve }) => onResolve({ filter: /^#package\// }, ({ path }) => ({ path: join(packed, `${path.slice("#package/".length)}.js`) })),
};

// The module for pages and its glue, and what the package has for both; `#NAME/glue` and `#NAME/inlined` are those of
// a further module of the package.
const pageEngine = (page) => ({
  name: "page-engine",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^#engine$/ }, () => ({ path: join(folder, "elements/page_engine.js") }));
    onResolve({ filter: /^#(failure|text|reference)$/ }, ({ path }) => ({ path: join(packed, `${path.slice(1)}.js`) }));
    onResolve({ filter: /^#glue$/ }, () => ({ path: join(packed, page, "tollgate_wasm.js") }));
    onResolve({ filter: /^#inlined$/ }, () => ({ path: join(packed, page, "tollgate_wasm_bg.wasm"), namespace: "inlined" }));
    onResolve({ filter: /^#\w+\/glue$/ }, ({ path }) => ({ path: join(packed, `${further(path)}_glue.js`) }));
    onResolve({ filter: /^#\w+\/inlined$/ }, ({ path }) => ({ path: join(packed, `${further(path)}.wasm`), namespace: "inlined" }));
    onLoad({ filter: /./, namespace: "inlined" }, async ({ path }) => ({ contents: await inlined(readFileSync(path)) }));
  },
});

const drawing = (file) => ({
  name: "crossings",
  setup: ({ onResolve }) => onResolve({ filter: /^#crossings$/ }, () => ({ path: join(folder, "elements", file) })),
});

// The name in `#NAME/…`.
function further(path) {
  return path.slice(1).split("/")[0];
}

// The module as text.
async function inlined(module) {
  return `export const inlined = ${JSON.stringify(await pack(module))};`;
}

// Style sheets as short texts.
const smallStyles = {
  name: "small-styles",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const result = await build({ entryPoints: [path], write: false, minify: true, target: "es2022", charset: "utf8" });
      return { contents: result.outputFiles[0].text.trim(), loader: "text" };
    });
  },
};
