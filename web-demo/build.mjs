// Builds the pages into `web-demo/dist`, from the npm package that stands in `wasm/pkg`.
import { cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundlePage, bundleScript } from "./bundle.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
const target = join(folder, "dist");

rmSync(target, { recursive: true, force: true });
mkdirSync(target);
await bundleScript("script.js", join(target, "tollgate.js"), { page: "page", crossings: "no_crossings.js" });
await bundleScript("full.js", join(target, "tollgate-full.js"), { page: "full-page", crossings: "crossings.js" });
await bundleScript("packed_estates.js", join(target, "tollgate-estates.js"), { page: "full-page", crossings: "crossings.js" });
await bundlePage(join(folder, "pages/page.js"), join(target, "page.js"));
await bundlePage(join(folder, "pages/frame.js"), join(target, "frame.js"));
for (const name of readdirSync(join(folder, "pages"))) {
  if (name.endsWith(".html")) cpSync(join(folder, "pages", name), join(target, name));
}
