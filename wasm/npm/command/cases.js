// Values of a JSON text one after the other: one value, an array of them, or one on each line.

import { failure } from "./failure.js";

/** Text and line of each; only brackets and quotation marks are looked at. */
export function* cases(text, name) {
  const wrong = (at, message) => failure(`cannot read \`${name}\`: line ${lineOf(text, at)}: ${message}`, "give a JSON object, an array of them, or one on each line");
  const inside = /^[\s\uFEFF]*\[/.exec(text);
  let at = inside?.[0].length ?? 0;
  let closed = false;
  for (;;) {
    at += /^[\s\uFEFF]*/.exec(text.slice(at, at + 1) ? text.slice(at) : "")[0].length;
    if (at >= text.length) break;
    if (closed) throw wrong(at, "something stands behind the array");
    if (inside && text[at] === ",") at += 1;
    else if (inside && text[at] === "]") [at, closed] = [at + 1, true];
    else {
      const end = endOf(text, at);
      yield { text: text.slice(at, end), line: lineOf(text, at) };
      at = end;
    }
  }
  if (inside && !closed) throw wrong(at, "the array is cut off: it has no `]`");
}

function endOf(text, start) {
  let depth = 0;
  const signs = /"(?:[^"\\]|\\.)*(?:"|$)|[{}[\],\s]/gs;
  signs.lastIndex = start;
  for (const { 0: sign, index } of text.matchAll(signs)) {
    if (depth === 0 && index > start && !sign.startsWith('"')) return index;
    if (sign === "{" || sign === "[") depth += 1;
    if (sign === "}" || sign === "]") depth -= 1;
    if (depth === 0 && ("}]".includes(sign) || sign.startsWith('"'))) return index + sign.length;
  }
  return text.length;
}

function lineOf(text, at) {
  return text.slice(0, at).split("\n").length;
}
