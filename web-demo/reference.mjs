// What can be searched of the reference: an entry for everything on its pages that has an address.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** How much of an entry's text is kept, in characters. */
const most = 320;

/** The entries of all pages in a folder, in the order of its index: by page its file and title, and of each entry anchor, title and text. */
export function referenceOf(folder) {
  const [, index] = readFileSync(join(folder, "index.html"), "utf8").split("<main");
  const files = new Set([...index.matchAll(/href="([^"#]+\.html)/g)].map(([, file]) => file));
  return [...files].map((file) => {
    const page = readFileSync(join(folder, file), "utf8");
    const [, title] = /<h1>(.*?)<\/h1>/s.exec(page);
    return { file, title: textOf(title), entries: entriesOf(page) };
  });
}

// An address that is the page's own, such as that of a section, begins with two hyphens.
function entriesOf(page) {
  const [main] = page.split("<footer>");
  const starts = [...main.matchAll(/<(h2|h3|tr) id="([^"]+)">/g)];
  return starts.flatMap(({ 1: tag, 2: anchor, index }, at) => {
    if (anchor.startsWith("--")) return [];
    const whole = main.slice(index, starts[at + 1]?.index).replace(/<details>.*?<\/details>|<span class="cites">.*?<\/span>/gs, " ");
    const [, title, text] = tag === "tr" ? /<th[^>]*>(.*?)<\/th>(.*)/s.exec(whole) : new RegExp(`<${tag}[^>]*>(.*?)</${tag}>(.*)`, "s").exec(whole);
    return [[decoded(anchor), textOf(title), short(textOf(text))]];
  });
}

function textOf(html) {
  return decoded(html.replace(/<wbr>/g, "").replace(/<[^>]+>/g, " ")).replace(/\s+/g, " ").replace(/ (?=[,;.:)])|(?<=\() /g, "").trim();
}

function decoded(text) {
  const signs = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#8594": "→" };
  return text.replace(/&([#\w]+);/g, (whole, name) => signs[name] ?? whole);
}

function short(text) {
  return text.length > most ? `${text.slice(0, text.lastIndexOf(" ", most))} …` : text;
}
