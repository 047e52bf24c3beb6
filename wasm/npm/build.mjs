// Makes the npm package in `wasm/pkg` of the modules that stand in it, each with its glue.
import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { build } from "esbuild";
import { bundleElements } from "../../web-demo/bundle.mjs";
import { referenceOf } from "../../web-demo/reference.mjs";

const sources = dirname(fileURLToPath(import.meta.url));
const root = join(sources, "../..");
const target = join(root, "wasm/pkg");

const modules = ["engine", "audits", "estates", "plans", "policies", "rules"];
// After a change of scripts alone the modules stand where they belong.
for (const module of modules.filter((name) => existsSync(join(target, name)))) {
  renameSync(join(target, module, "tollgate_wasm_bg.wasm"), join(target, `${module}.wasm`));
  renameSync(join(target, module, "tollgate_wasm.js"), join(target, `${module}_glue.js`));
  rmSync(join(target, module), { recursive: true });
}

for (const name of readdirSync(sources)) {
  if (/\.(js|d\.ts|md)$/.test(name)) copyFileSync(join(sources, name), join(target, name));
}
cpSync(join(sources, "command"), join(target, "command"), { recursive: true });
for (const name of ["LICENSE-APACHE", "LICENSE-MIT"]) copyFileSync(join(root, name), join(target, name));
for (const module of modules) writeFileSync(join(target, `${module}_inlined.js`), inlined(readFileSync(join(target, `${module}.wasm`))));
await bundleElements(join(target, "element.js"));
for (const name of ["apart.js", "index.node.js"]) await bundle(join(target, name));

// The command line knows what the package gives, and writes everything that the rules say as pages.
const ask = (...words) => execFileSync(process.env.CARGO ?? "cargo", ["run", "--quiet", "--package", "tollgate", "--", ...words], { cwd: root, maxBuffer: 2 ** 26 });
mkdirSync(join(target, "schema"), { recursive: true });
for (const [name, schema] of Object.entries(JSON.parse(ask("spec", "schema")))) writeFileSync(join(target, "schema", `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`);

ask("spec", "docs", "--out", join(target, "reference"));
writeFileSync(join(target, "reference.js"), `export const reference = ${JSON.stringify(referenceOf(join(target, "reference")))};\n`);

const described = JSON.parse(readFileSync(join(sources, "package.json"), "utf8"));
const [, version] = /^version = "(.+)"$/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"));
writeFileSync(join(target, "package.json"), `${JSON.stringify({ ...described, version }, null, 2)}\n`);

// Node finds and reads few files in two thirds of the time that it needs for a dozen. What all entries share stays apart.
async function bundle(entry) {
  const external = ["./apart.js", "./engine_glue.js", "./failure.js"];
  await build({ entryPoints: [entry], outfile: entry, allowOverwrite: true, bundle: true, external, format: "esm", target: "es2022", platform: "node", charset: "utf8", logLevel: "warning" });
}

// Deflated before it is written as base64: base64 of the bare module would be a quarter larger on the wire.
function inlined(module) {
  const deflated = deflateRawSync(module, { level: 9, memLevel: 9 }).toString("base64");
  return `export const inlined = { size: ${module.length}, deflated: "${deflated}" };\n`;
}
