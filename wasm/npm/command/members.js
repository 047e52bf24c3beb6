// The members of a JSON object as they are written: values keep their digits, and keys have places.

/** Key, value as text and place of the key's quotation mark, in order. The text is an object that the engine has read. */
export function members(text) {
  const found = [];
  let [depth, key, from] = [0, undefined, 0];
  for (const { 0: sign, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/gs)) {
    if (depth === 1 && sign.startsWith('"') && key === undefined) key = { name: JSON.parse(sign), index };
    else if (depth === 1 && sign === ":") from = index + 1;
    if ((depth === 1 && (sign === "," || sign === "}")) && key !== undefined) {
      found.push({ name: key.name, index: key.index, value: text.slice(from, index).trim() });
      key = undefined;
    }
    if (sign === "{" || sign === "[") depth += 1;
    if (sign === "}" || sign === "]") depth -= 1;
  }
  return found;
}

/** An object of members, the last of a name in the place of the first. */
export function joined(all) {
  const values = new Map();
  for (const { name, value } of all) values.set(name, value);
  return `{${[...values].map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(",")}}`;
}
