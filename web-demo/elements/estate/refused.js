// Why an estate was refused.

import { make } from "../dom.js";

/** Why there is no answer: each mistake with its place. */
export function refused(failure, { foreign }) {
  const found = failure.diagnostics ?? [{ message: failure.message }];
  return make("ul", { class: "plain refused", role: "alert" }, found.map(({ file, line, message, help }) => {
    const place = file ? `${file}${line ? `:${line}` : ""}: ` : "";
    return make("li", { class: "error", lang: foreign }, `${place}${message}${help ? `: ${help}` : ""}`);
  }));
}
