// Builds the pages into `web-demo/dist`, from the npm package that stands in `wasm/pkg`.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundlePage, bundleScript } from "./bundle.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
const target = join(folder, "dist");
const scripts = ["tollgate.js", "tollgate-full.js"];

/** The pages that every page links to. */
const pages = {
  "index.html": "Wizard and prices", "policy.html": "Policies", "trace.html": "Paths", "audit.html": "Audit", "reference.html": "Reference",
  "playground.html": "Playground", "embedding.html": "Embed", "compare.html": "Compare",
};

rmSync(target, { recursive: true, force: true });
mkdirSync(target);
await bundleScript("script.js", join(target, "tollgate.js"), { page: "page", crossings: "no_crossings.js" });
await bundleScript("full.js", join(target, "tollgate-full.js"), { page: "full-page", crossings: "crossings.js" });
for (const name of ["audits", "estates", "plans", "reference"]) {
  await bundleScript(`packed_${name}.js`, join(target, `tollgate-${name}.js`), { page: "full-page", crossings: "crossings.js" });
}
await bundlePage(join(folder, "pages/page.js"), join(target, "page.js"));
for (const name of ["frame.js", "playground.js"]) await bundlePage(join(folder, "pages", name), join(target, name));
for (const name of readdirSync(join(folder, "pages"))) {
  if (name.endsWith(".html")) writeFileSync(join(target, name), filled(name));
}
cpSync(join(folder, "../wasm/pkg/reference"), join(target, "reference"), { recursive: true });

// A page with what is made elsewhere: the links between pages, samples, measurements, and scripts that are part of it.
function filled(name) {
  const read = (file) => readFileSync(join(folder, file), "utf8");
  const parts = {
    navigation: () => navigation(name),
    sample: () => JSON.stringify(JSON.parse(read("pages/sample.json"))),
    rules: () => escaped(read("pages/playground.toll")),
    speed: () => measured(read("../tests/bench/README.md")),
    integrity: () => escaped(scripts.map((script) => `${script}  ${integrity(readFileSync(join(target, script)))}`).join("\n")),
    look: () => inline(readFileSync(join(target, "page.js"), "utf8")),
    script: () => inline(readFileSync(join(target, "tollgate.js"), "utf8")),
  };
  return read(`pages/${name}`).replace(/\{([a-z]+)\}/g, (whole, part) => parts[part]?.() ?? whole);
}

function navigation(shown) {
  const links = Object.entries(pages).map(([file, text]) => `<a href="${file}"${file === shown ? ' aria-current="page"' : ""}>${text}</a>`);
  return `<nav aria-label="Pages">${links.join(" ")}</nav>`;
}

// The first two columns of the benchmark's own table.
function measured(text) {
  const [, table] = text.split("<!-- measured -->");
  const rows = table.trim().split("\n\n")[0].split("\n").filter((line) => line.startsWith("|") && !/^\|[ |:-]+$/.test(line)).map((line) => line.split("|").slice(1, 3).map((cell) => escaped(cell.trim())));
  const [[engine, rate], ...rest] = rows;
  const body = rest.map(([one, other]) => `<tr><th scope="row">${one}</th><td>${other}</td></tr>`).join("");
  return `<table><thead><tr><th scope="col">${engine}</th><th scope="col">${rate}</th></tr></thead><tbody>${body}</tbody></table>`;
}

function integrity(bytes) {
  return `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

// A script as part of a page ends where its tag does.
function inline(script) {
  return script.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
}
