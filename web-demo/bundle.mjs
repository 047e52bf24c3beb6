// Bundles the elements: as a module of the npm package, and as the one script of a page.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { build } from "esbuild";

const folder = dirname(fileURLToPath(import.meta.url));
const packed = join(folder, "../wasm/pkg");

const shared = { bundle: true, target: "es2022", charset: "utf8", loader: { ".css": "text" }, legalComments: "none", logLevel: "warning" };

/** Writes the module that defines the elements over the package's own engine. */
export async function bundleElements(outfile) {
  const engine = { name: "engine", setup: ({ onResolve }) => onResolve({ filter: /^#engine$/ }, () => ({ path: "./index.inline.js", external: true })) };
  await build({ ...shared, entryPoints: [join(folder, "elements/module.js")], outfile, format: "esm", plugins: [engine, smallStyles] });
}

/** Writes the script that holds everything, the engine for pages too. */
export async function bundleScript(outfile) {
  const entry = join(folder, "elements/script.js");
  await build({ ...shared, entryPoints: [entry], outfile, format: "iife", minify: true, plugins: [pageEngine, smallStyles] });
}

/** Writes a script of a page, with the styles that it imports. */
export async function bundlePage(entry, outfile) {
  await build({ ...shared, entryPoints: [entry], outfile, format: "iife", minify: true, plugins: [smallStyles] });
}

/** The module as text: deflated first, since base64 of the bare module would be a quarter larger on the wire. */
export function inlined(module) {
  const deflated = deflateRawSync(module, { level: 9, memLevel: 9 }).toString("base64");
  return `export const inlined = { size: ${module.length}, deflated: "${deflated}" };\n`;
}

// The package's own entry, with glue and module of the build for pages.
const pageEngine = {
  name: "page-engine",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^#engine$/ }, () => ({ path: join(packed, "index.inline.js") }));
    onResolve({ filter: /^\.\/glue\.js$/ }, () => ({ path: join(packed, "page/tollgate_wasm.js") }));
    onLoad({ filter: /[\\/]inlined\.js$/ }, () => ({ contents: inlined(readFileSync(join(packed, "page/tollgate_wasm_bg.wasm"))) }));
  },
};

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
