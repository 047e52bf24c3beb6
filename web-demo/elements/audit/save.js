// The report as a file: written here, and handed to the reader by the browser.

import { make } from "../dom.js";

const files = {
  markdown: { name: "audit.md", type: "text/markdown" },
  sarif: { name: "audit.sarif", type: "application/sarif+json" },
  html: { name: "audit.html", type: "text/html" },
  json: { name: "audit.json", type: "application/json" },
};

/** A choice of form, and the button that saves it. */
export function save(element) {
  const { words } = element;
  const form = make("select", { "aria-label": words.saveAs }, Object.entries(words.saves).map(([value, text]) => make("option", { value }, text)));
  const give = () => {
    const { name, type } = files[form.value];
    const report = element.as(form.value);
    const text = typeof report === "string" ? report : JSON.stringify(report);
    const href = URL.createObjectURL(new Blob([text], { type }));
    make("a", { href, download: name }).click();
    // The download has its own hold on it by then.
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  };
  return make("div", { class: "save" }, make("span", { class: "asked" }, words.saveAs), make("div", { class: "measure" }, form, make("button", { type: "button", onclick: give }, words.save)));
}
