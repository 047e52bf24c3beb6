// The package through the bundlers and runtimes that people use: built for browsers and opened in Chromium, and run by a worker runtime.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import resolve from "@rollup/plugin-node-resolve";
import { rollup } from "@rollup/wasm-node";
import { build as esbuild } from "esbuild";
import { Miniflare } from "miniflare";
import { build as vite } from "vite";
import webpack from "webpack";
import { serve } from "../../xtask/node/serve.mjs";
import { launch, open, strict } from "./browser.mjs";
import { install } from "./installed.mjs";

let consumer;
let browser;
before(async () => {
  [consumer, browser] = [install(), await launch()];
});
after(async () => {
  await browser.close();
  consumer.remove();
});

// One verb of every module: the engine answers at once, the others start when they are asked.
const entry = `import { load } from "tollgate";
const tollgate = await load();
const estate = { "vpcs.json": { Vpcs: [{ VpcId: "vpc-1", CidrBlock: "10.0.0.0/16" }] } };
const answers = [
  tollgate.decide("endpoint", { target: "nothing" }).outcome.id,
  tollgate.lint({ Version: "2012-10-17", Statement: [] }, { endpoint: "gateway" }).summary.files,
  tollgate.trace(estate, { from: "internet", to: "8.8.8.8" }).verdict,
  tollgate.audit(estate).summary.files,
  tollgate.plan("endpoint", { target: "nothing" }).status,
  tollgate.checkSpec("decision d").length,
];
`;
const expected = "nothing-needed 1 public 1 nothing 1";

const source = (name) => join(consumer.project, name);

const bundlers = {
  async esbuild(input, folder) {
    await esbuild({ entryPoints: [input], outdir: folder, entryNames: "main", bundle: true, splitting: true, format: "esm", minify: true, logLevel: "silent" });
  },
  async rollup(input, folder) {
    const bundle = await rollup({ input, plugins: [resolve({ browser: true })], onwarn: ({ message }) => assert.fail(message) });
    await bundle.write({ dir: folder, entryFileNames: "main.js", format: "es" });
    await bundle.close();
  },
  async vite(input, folder) {
    const rollupOptions = { input, output: { entryFileNames: "main.js" } };
    await vite({ root: consumer.project, configFile: false, logLevel: "error", build: { outDir: folder, target: "es2022", rollupOptions, modulePreload: false, chunkSizeWarningLimit: 2000 } });
  },
  async webpack(input, folder) {
    const settings = { mode: "production", context: consumer.project, entry: input, target: "web", output: { path: folder, filename: "main.js", publicPath: "auto" }, performance: false };
    const stats = await new Promise((settle, reject) => webpack(settings, (error, result) => (error ? reject(error) : settle(result))));
    assert.deepEqual(stats.toJson({ errors: true, warnings: true }).errors.concat(stats.toJson().warnings), []);
  },
};

for (const [name, bundle] of Object.entries(bundlers)) {
  test(`a page that ${name} builds answers in Chromium, under a strict policy and with its own scripts alone`, async () => {
    writeFileSync(source(`${name}.js`), `${entry}document.title = answers.join(" ");`);
    const folder = source(`dist-${name}`);
    mkdirSync(folder);
    await bundle(source(`${name}.js`), folder);
    writeFileSync(join(folder, "index.html"), `<!doctype html><html lang="en"><meta charset="utf-8"><title>waiting</title><script type="module" src="main.js"></script></html>`);
    const files = readdirSync(folder, { recursive: true });
    assert.deepEqual(files.filter((file) => file.endsWith(".wasm")), [], "the modules come along as text");
    // What is loaded at first holds the engine alone: the other modules are files of their own.
    assert.ok(statSync(join(folder, "main.js")).size < 450_000, `${statSync(join(folder, "main.js")).size}`);
    const server = await serve(folder, 0, { "content-security-policy": strict });
    const page = await open(browser, server.url);
    await page.waitForFunction(() => document.title !== "waiting");
    assert.equal(await page.title(), expected);
    assert.deepEqual(page.complaints.filter((text) => !/favicon|404/.test(text)), []);
    await page.close();
    await server.close();
  });
}

test("a worker runtime takes the modules compiled", async () => {
  const bare = entry.replace('const tollgate = await load();', "").replace('import { load } from "tollgate";', "");
  writeFileSync(source("service.js"), `import { load } from "tollgate"; export default { async fetch() { const tollgate = await load(); ${bare} return new Response(answers.join(" ")); } };`);
  const outfile = source("service.bundled.js");
  await esbuild({ entryPoints: [source("service.js")], outfile, bundle: true, format: "esm", conditions: ["workerd"], external: ["*.wasm"], logLevel: "silent" });
  const modules = ["engine", "audits", "estates", "plans", "policies", "rules"].map((name) => ({ type: "CompiledWasm", path: source(`${name}.wasm`), contents: readFileSync(source(`node_modules/tollgate/${name}.wasm`)) }));
  const runtime = new Miniflare({ modulesRoot: consumer.project, modules: [{ type: "ESModule", path: outfile, contents: readFileSync(outfile, "utf8") }, ...modules], compatibilityDate: "2026-01-01" });
  try {
    assert.equal(await (await runtime.dispatchFetch("http://worker/")).text(), expected);
  } finally {
    await runtime.dispose();
  }
});

test("threads start from one compiled module", () => {
  const text = `
    import { readFileSync } from "node:fs";
    import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
    import { load } from "tollgate";
    if (isMainThread) {
      const module = await WebAssembly.compile(readFileSync("node_modules/tollgate/engine.wasm"));
      const services = ["s3", "kms", "sqs", "dynamodb"];
      const answer = (service) => new Promise((resolve, reject) => new Worker(new URL(import.meta.url), { workerData: { module, service } }).once("message", resolve).once("error", reject));
      console.log((await Promise.all(services.map(answer))).join(" "));
    } else {
      const tollgate = await load({ module: workerData.module });
      parentPort.postMessage(tollgate.decide("endpoint", { target: "aws-service", service: workerData.service, "service-region": "same", callers: ["this-vpc"] }).outcome.id);
    }`;
  assert.equal(consumer.run("threads.mjs", text), "gateway interface interface gateway\n");
});

test("a page's worker loads it from an address, and after a failure tries again", async () => {
  const folder = source("dist-address");
  mkdirSync(folder);
  writeFileSync(source("address.js"), `import { load } from "tollgate/slim";
    const failure = await load(new URL("missing.wasm", self.location.href)).catch((error) => error.constructor.name);
    const [one, other] = await Promise.all([load(new URL("engine.wasm", self.location.href)), load(fetch("engine.wasm"))]);
    self.postMessage([failure !== undefined && typeof failure, one === other, one.decide("endpoint", { target: "nothing" }).outcome.id].join(" "));`);
  await esbuild({ entryPoints: [source("address.js")], outfile: join(folder, "worker.js"), bundle: true, format: "esm", logLevel: "silent" });
  writeFileSync(join(folder, "engine.wasm"), readFileSync(source("node_modules/tollgate/engine.wasm")));
  writeFileSync(join(folder, "main.js"), `new Worker("worker.js", { type: "module" }).onmessage = ({ data }) => { document.title = data; };`);
  writeFileSync(join(folder, "index.html"), `<!doctype html><html lang="en"><meta charset="utf-8"><title>waiting</title><script type="module" src="main.js"></script></html>`);
  const server = await serve(folder, 0, { "content-security-policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'" });
  const page = await open(browser, server.url);
  await page.waitForFunction(() => document.title !== "waiting");
  assert.equal(await page.title(), "string true nothing-needed");
  await page.close();
  await server.close();
});
