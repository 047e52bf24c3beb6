// What the page unpacks is what the build packed, whatever it is.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { moduleOf } from "../../web-demo/elements/inlined.js";
import { pack } from "../../web-demo/packing.mjs";
import { packed } from "./paths.mjs";

const noise = (length) => {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, index) => createHash("sha256").update(`${index}`).digest());
  return Buffer.concat(blocks).subarray(0, length);
};

// A module with one function, of such operations, and bytes that mean nothing behind it.
const moduleWith = (operations, bytes = Buffer.alloc(0)) => {
  const start = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0];
  const body = [0, ...operations, 0x0b];
  const code = [10, body.length + 2, 1, body.length, ...body];
  const length = bytes.length + 1;
  const custom = bytes.length ? [0, (length & 127) | 128, ((length >> 7) & 127) | 128, length >> 14, 0] : [];
  return Buffer.concat([Buffer.from([...start, ...code, ...custom]), bytes]);
};

for (const [name, module] of [
  ["next to nothing", moduleWith([])],
  ["numbers of several bytes", moduleWith([0x41, 0x80, 0x80, 0x01, 0x1a, 0x42, 0xff, 0xff, 0x7f, 0x1a])],
  ["noise", moduleWith([1], noise(50_000))],
  ["one sign over and over", moduleWith([1], Buffer.alloc(100_000, 1))],
  ["a long distance", moduleWith([1], Buffer.concat([noise(3000), Buffer.alloc(200_000), noise(3000)]))],
  ["text", moduleWith([1], readFileSync(join(packed, "README.md")))],
]) {
  test(`${name} comes back`, async () => {
    assert.ok(WebAssembly.validate(module));
    assert.ok(module.equals(await moduleOf(await pack(module))));
  });
}

for (const name of ["page/tollgate_wasm_bg.wasm", "policies.wasm", "rules.wasm"]) {
  test(`${name} comes back`, async () => {
    const module = readFileSync(join(packed, name));
    assert.ok(module.equals(await moduleOf(await pack(module))));
  });
}

test("what is packed is a quarter of the module at most", async () => {
  const module = readFileSync(join(packed, "page/tollgate_wasm_bg.wasm"));
  const text = await pack(module);
  assert.ok(text.packed.length * 0.75 < module.length / 4);
});

test("a module with an operation that is not known is refused by the build", async () => {
  // The first of the vector operations.
  await assert.rejects(pack(moduleWith([0xfd, 0x0c])), /operation 253 is not known/);
});
