// The package as it is published: what is in it, and that every way of taking it in works.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build } from "esbuild";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { install } from "./installed.mjs";
import { root } from "./paths.mjs";

let consumer;
before(() => {
  consumer = install();
});
after(() => consumer.remove());

const ask = `const { outcome } = (await load()).decide("endpoint", { target: "nothing" }); console.log(outcome.id);`;

test("it holds what it needs and nothing else", () => {
  const { files } = consumer;
  for (const file of ["package.json", "README.md", "LICENSE-MIT", "LICENSE-APACHE", "engine.wasm", "audits.wasm", "estates.wasm", "plans.wasm", "policies.wasm", "rules.wasm", "index.d.ts", "schema/scenario.json", "schema/bill.json"]) assert.ok(files.includes(file), file);
  assert.deepEqual(files.filter((file) => /^(page|engine|audits|estates|plans|policies|rules)\//.test(file)), []);
});

test("Node imports it", () => {
  assert.equal(consumer.run("import.mjs", `import { load } from "tollgate"; ${ask}`), "nothing-needed\n");
});

test("Node requires it", () => {
  const text = `const { load, loadSync } = require("tollgate"); console.log(typeof load, loadSync().decide("endpoint", { target: "nothing" }).status);`;
  assert.equal(consumer.run("require.cjs", text), "function decided\n");
});

for (const [name, source] of [
  ["a response", `new Response(bytes, { headers: { "content-type": "application/wasm" } })`],
  ["bytes", "bytes"],
  ["a module", "new WebAssembly.Module(bytes)"],
  ["a promise in options", "{ module: Promise.resolve(bytes) }"],
]) {
  test(`the slim entry takes ${name}`, () => {
    const text = `
      import { readFileSync } from "node:fs";
      import { createRequire } from "node:module";
      import { load } from "tollgate/slim";
      const bytes = readFileSync(createRequire(import.meta.url).resolve("tollgate/engine.wasm"));
      console.log((await load(${source})).version.language);`;
    assert.equal(consumer.run("slim.mjs", text), "1\n");
  });
}

test("the slim entry says what is missing, and starts once it is given", () => {
  const text = `
    import { load, TollgateError } from "tollgate/slim";
    import { readFileSync } from "node:fs";
    const failure = await load().catch((error) => error);
    console.log(failure instanceof TollgateError, failure.diagnostics[0].code);
    const broken = await load(new Uint8Array([1, 2, 3])).catch((error) => error);
    console.log(broken instanceof WebAssembly.CompileError);
    const bytes = readFileSync("node_modules/tollgate/engine.wasm");
    const both = await Promise.all([load(bytes), load(bytes)]);
    console.log(both[0] === both[1]);`;
  assert.equal(consumer.run("missing.mjs", text), "true missing-field\ntrue\ntrue\n");
});

test("without the module of the rules it decides, and says what rule files need", () => {
  const text = `import { readFileSync } from "node:fs"; import { load, TollgateError } from "tollgate/slim";
    const module = readFileSync("node_modules/tollgate/engine.wasm");
    const tollgate = await load({ module });
    console.log(tollgate.decide("endpoint", { target: "nothing" }).outcome.id);
    try { tollgate.checkSpec(""); } catch (failure) { console.log(failure instanceof TollgateError, failure.diagnostics[0].help); }
    const own = await load({ module, rules: readFileSync("node_modules/tollgate/rules.wasm"), specs: [] });
    console.log(own.checkSpec("decision d").length);`;
  assert.equal(consumer.run("rules.mjs", text), "nothing-needed\ntrue do not say `rules: false`; with `tollgate/slim` give `rules` as you give `module`\n1\n");
});

test("Node takes a file's address too", () => {
  const text = `import { load } from "tollgate"; console.log((await load(new URL("node_modules/tollgate/engine.wasm", import.meta.url))).version.language);`;
  assert.equal(consumer.run("file.mjs", text), "1\n");
});

test("its command answers where it is installed", () => {
  const printed = execFileSync("npx", ["--no-install", "tollgate", "decide", "--answer", "target=nothing"], { cwd: consumer.project, encoding: "utf8" });
  assert.equal(JSON.parse(printed).outcome.id, "nothing-needed");
});

test("a bundle for browsers runs without a file or a request", async () => {
  writeFileSync(join(consumer.project, "browser.js"), `import { load } from "tollgate"; ${ask}`);
  const outfile = join(consumer.project, "bundle.mjs");
  const { metafile } = await build({ entryPoints: [join(consumer.project, "browser.js")], outfile, bundle: true, format: "esm", metafile: true, logLevel: "silent" });
  assert.ok(Object.keys(metafile.inputs).every((input) => !input.endsWith(".wasm")));
  const bundle = readFileSync(outfile, "utf8");
  assert.doesNotMatch(bundle, /from "node:|require\("node:/);
  writeFileSync(join(consumer.project, "run.mjs"), `globalThis.fetch = () => { throw new Error("fetched"); };\nawait import("./bundle.mjs");`);
  assert.equal(execFileSync(process.execPath, ["run.mjs"], { cwd: consumer.project, encoding: "utf8" }), "nothing-needed\n");
});

test("a bundle for workers imports the module compiled", async () => {
  writeFileSync(join(consumer.project, "worker.js"), `export { load } from "tollgate";`);
  const result = await build({ entryPoints: [join(consumer.project, "worker.js")], bundle: true, format: "esm", conditions: ["workerd"], external: ["*.wasm"], write: false, logLevel: "silent" });
  assert.match(result.outputFiles[0].text, /import \w+ from "\.\/engine\.wasm"/);
});

test("the elements can be imported where there is no page", () => {
  assert.equal(consumer.run("server.mjs", `import { TollgateWizard } from "tollgate/element"; console.log(typeof TollgateWizard);`), "function\n");
});

for (const mode of ["node16", "bundler"]) {
  test(`its types hold for moduleResolution ${mode}`, () => {
    consumer.copy("consumer");
    const tsc = join(root, "node_modules/.bin/tsc");
    const project = join(consumer.project, `consumer/tsconfig.${mode}.json`);
    execFileSync(tsc, ["--project", project], { cwd: consumer.project, encoding: "utf8" });
  });
}

test("publint has nothing to say", async () => {
  const { messages, pkg } = await publint({ pkgDir: join(consumer.project, "node_modules/tollgate"), strict: true });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
});

test("its types are found in every way of resolving modules", () => {
  const attw = join(root, "node_modules/.bin/attw");
  execFileSync(attw, [consumer.tarball, "--profile", "esm-only", "--exclude-entrypoints", "./engine.wasm", "./audits.wasm", "./estates.wasm", "./plans.wasm", "./policies.wasm", "./rules.wasm"], { encoding: "utf8" });
});

test("the examples of its README run", () => {
  const examples = [...consumer.read("README.md").matchAll(/```js\n(.*?)```/gs)].map(([, text]) => text.replace(/^import .*$/gm, ""));
  assert.ok(examples.length >= 4);
  const printed = consumer.run("readme.mjs", `import { load, TollgateError } from "tollgate";\n${examples.join("\n")}\nconsole.log(outcome, total);`);
  assert.match(printed, /Gateway endpoint/);
  assert.match(printed, /gateway 0\n$/);
});
