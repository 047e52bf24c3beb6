// Catalogues of words are complete: what is said in one language is said in every other, by the same name and in the same shape.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { root } from "./paths.mjs";

const elements = join(root, "web-demo/elements");

// Names and shapes: texts, sentences with so many gaps, and lists of texts by name.
function shape(words) {
  return Object.fromEntries(Object.entries(words).sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, value]) => {
    if (typeof value === "function") return [name, value.length];
    return [name, typeof value === "string" ? "text" : shape(value)];
  }));
}

for (const name of ["audit", "reference", "trace"]) {
  test(`the words of ${name} are there in every language`, async () => {
    const { english, german } = await import(pathToFileURL(join(elements, name, "words.js")).href);
    assert.ok(Object.keys(english).length > 3);
    assert.deepEqual(shape(german), shape(english));
    // A sentence that nobody translated is the same in both.
    const same = Object.entries(english).filter(([word, value]) => typeof value === "string" && value.length > 8 && german[word] === value);
    assert.deepEqual(same, []);
  });
}
