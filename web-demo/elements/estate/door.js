// Where the files of an estate are dropped or chosen. They are read here and go nowhere.

import { make } from "../dom.js";
import { dropped, readFiles } from "./files.js";

/**
 * The door of an element: `add` takes the files by name, `clear` takes all away, and `told` is the node that says how
 * many there are.
 */
export function door({ words }, { add, clear, told }) {
  const take = async (entries) => {
    const files = await readFiles(await entries);
    if (Object.keys(files).length > 0) add(files);
  };
  const field = (text, attributes) => make("label", { class: "file" }, make("span", { class: "asked" }, text),
    make("input", { type: "file", multiple: true, ...attributes, onchange: (event) => take([...event.target.files].map((file) => [file.webkitRelativePath || file.name, file])) }));
  return make("div", {
    class: "door", part: "door",
    ondragover: (event) => event.preventDefault(),
    ondrop: (event) => {
      event.preventDefault();
      take(dropped(event.dataTransfer));
    },
  }, make("p", {}, words.drop), field(words.files, {}), field(words.folder, { webkitdirectory: true }), told, make("button", { type: "button", onclick: clear }, words.clear));
}

/** How many files are open. */
export function countOf(estate, { words }) {
  const { length } = Object.keys(estate);
  return length ? words.opened(length) : words.nothing;
}
