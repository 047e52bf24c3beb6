// A list too long to read: native radio buttons with a field that filters them.

import { make } from "./dom.js";
import { words } from "./words.js";

/** The labelled radio buttons in a box of their own, below a field that filters them by any part of their words. */
export function longList(labels, id) {
  const found = make("p", { class: "help", role: "status" });
  const filter = make("input", { type: "search", autocomplete: "off", spellcheck: "false", placeholder: words.filter, "aria-label": words.filter, "aria-describedby": `${id}-filter` });
  const list = make("div", { class: "options long" }, labels);
  const texts = labels.map((label) => label.textContent.toLowerCase());
  const shown = () => labels.filter((label) => !label.hidden);

  const apply = () => {
    const wanted = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    labels.forEach((label, index) => {
      const chosen = label.firstElementChild.checked;
      label.hidden = !chosen && !wanted.every((part) => texts[index].includes(part));
    });
    const count = shown().length;
    found.textContent = count ? words.found(count, labels.length) : words.nothingFound;
  };

  filter.addEventListener("input", apply);
  filter.addEventListener("keydown", (event) => {
    const first = shown().find((label) => !label.firstElementChild.checked) ?? shown()[0];
    if (event.key === "ArrowDown" && first) {
      event.preventDefault();
      first.firstElementChild.focus();
      first.firstElementChild.checked = true;
    } else if (event.key === "Enter" && filter.value && shown().length === 1) {
      // The only one that is left is meant; the form is then sent as usual.
      first.firstElementChild.checked = true;
    }
  });

  apply();
  return make("div", { class: "long-list" }, make("p", { class: "help", id: `${id}-filter` }, words.filterHint), filter, found, list);
}
