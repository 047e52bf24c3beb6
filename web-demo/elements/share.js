// Keeping a result: a link or text with the answers, and the command that gives the same.

import { make } from "./dom.js";
import { linkWith } from "./fragment.js";
import { words } from "./words.js";

/** A pane with what can be copied. `linked` pages read their own address. */
export function keep(share, element, linked) {
  const link = linked ? linkWith(share) : share;
  return make("section", { class: "keep" },
    element.heading(2, {}, words.share),
    copyable(linked ? words.shareLink : words.shareText, link),
    copyable(words.command, `tollgate decide --resume '${share}'`),
  );
}

function copyable(label, text) {
  const told = make("span", { role: "status", class: "help" });
  const shown = make("input", { type: "text", readonly: true, value: text, "aria-label": label, onfocus: (event) => event.target.select() });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      told.textContent = words.copied;
    } catch {
      shown.select();
      told.textContent = words.notCopied;
    }
  };
  return make("div", { class: "copyable" }, make("span", { class: "asked" }, label), make("div", { class: "measure" }, shown, make("button", { type: "button", onclick: copy, "aria-label": `${words.copy}: ${label}` }, words.copy)), told);
}
