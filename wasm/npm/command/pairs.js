// Answers as they are written on a command line: `callers=this-vpc,on-premises`.

import { Failure, rendered } from "./failure.js";

/** Members of an object of answers. */
export function pairs(written) {
  const found = [];
  const wrong = [];
  for (const pair of written) {
    const at = pair.indexOf("=");
    const name = pair.slice(0, at);
    if (at < 0) wrong.push(refusal("answer", `\`${pair}\` is no answer`, "write `question=answer`"));
    else if (found.some((one) => one.name === name)) wrong.push(refusal("duplicate-field", `\`${name}\` is answered twice`, "join the answers of a set with a comma"));
    else found.push({ name, value: JSON.stringify(pair.slice(at + 1)) });
  }
  if (wrong.length > 0) throw new Failure(rendered(wrong, []));
  return found;
}

function refusal(code, message, help) {
  return { severity: "error", code, message, file: "", line: 0, notes: [], help };
}
