// Builds the pages into `web-demo/dist`, from the npm package that stands in `wasm/pkg`.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundlePage, bundleScript } from "./bundle.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
const target = join(folder, "dist");
const pages = { "index.html": "Wizard and prices", "policy.html": "Policies", "trace.html": "Paths", "audit.html": "Audit", "reference.html": "Reference" };

rmSync(target, { recursive: true, force: true });
mkdirSync(target);
await bundleScript("script.js", join(target, "tollgate.js"), { page: "page", crossings: "no_crossings.js" });
await bundleScript("full.js", join(target, "tollgate-full.js"), { page: "full-page", crossings: "crossings.js" });
for (const name of ["audits", "estates", "plans", "reference"]) {
  await bundleScript(`packed_${name}.js`, join(target, `tollgate-${name}.js`), { page: "full-page", crossings: "crossings.js" });
}
await bundlePage(join(folder, "pages/page.js"), join(target, "page.js"));
await bundlePage(join(folder, "pages/frame.js"), join(target, "frame.js"));
for (const name of readdirSync(join(folder, "pages"))) {
  if (name.endsWith(".html")) writeFileSync(join(target, name), filled(name));
}
cpSync(join(folder, "../wasm/pkg/reference"), join(target, "reference"), { recursive: true });

// A page with what several share: the links between them, and the sample estate.
function filled(name) {
  const read = (file) => readFileSync(join(folder, "pages", file), "utf8");
  const links = Object.entries(pages).map(([file, text]) => `<a href="${file}"${file === name ? ' aria-current="page"' : ""}>${text}</a>`);
  const sample = JSON.stringify(JSON.parse(read("sample.json")));
  return read(name).replace("{navigation}", `<nav aria-label="Pages">${links.join(" ")}</nav>`).replace("{sample}", () => sample);
}
