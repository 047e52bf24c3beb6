// What the page unpacks and puts together is what the build took apart and packed, whatever it is.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import lzma from "lzma/src/lzma_worker.js";
import { apart } from "../../web-demo/apart.mjs";
import { together } from "../../web-demo/elements/instructions.js";
import { unpack } from "../../web-demo/elements/lzma.js";
import { packed } from "./paths.mjs";

const noise = (length) => {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, index) => createHash("sha256").update(`${index}`).digest());
  return Buffer.concat(blocks).subarray(0, length);
};

for (const [name, bytes] of [
  ["one byte", Buffer.from([7])],
  ["noise", noise(50_000)],
  ["one sign over and over", Buffer.alloc(100_000, 1)],
  ["a long distance", Buffer.concat([noise(3000), Buffer.alloc(200_000), noise(3000)])],
  ["text", readFileSync(join(packed, "README.md"))],
  ["the engine for pages", readFileSync(join(packed, "page/tollgate_wasm_bg.wasm"))],
]) {
  test(`${name} comes back`, async () => {
    const stream = await new Promise((resolve, reject) => {
      lzma.LZMA.compress(new Int8Array(bytes), 9, (result, error) => (error ? reject(error) : resolve(Buffer.from(result))));
    });
    const text = { size: bytes.length, packed: stream.subarray(13).toString("base64") };
    assert.ok(bytes.equals(unpack(text)));
  });
}

for (const name of ["page/tollgate_wasm_bg.wasm", "engine.wasm", "policies.wasm", "rules.wasm"]) {
  test(`the functions of ${name} are put together again`, () => {
    const module = readFileSync(join(packed, name));
    const { bytes, way } = apart(module);
    assert.ok(module.equals(together(bytes, way)));
  });
}

test("a module with an operation that is not known is refused by the build", () => {
  // One function whose only operation is the first of the vector operations.
  const module = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 10, 6, 1, 4, 0, 0xfd, 0x0c, 0x0b]);
  assert.throws(() => apart(module), /operation 253 is not known/);
});
