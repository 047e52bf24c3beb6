// What the page unpacks is what the build packed, whatever it is.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import lzma from "lzma/src/lzma_worker.js";
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
