// Files of an estate as texts by name: chosen or dropped, alone or in folders. They are read here and go nowhere.

/** The most files that are read. */
const most = 60_000;

/** Texts by name; what is no text, such as an archive, is left out. */
export async function readFiles(entries) {
  const texts = {};
  for (const [name, file] of entries.slice(0, most)) {
    const hidden = name.split("/").some((part) => part.startsWith("."));
    if (hidden) continue;
    const text = await file.text();
    if (!text.includes("\0")) texts[name] = text;
  }
  return texts;
}

/** What was dropped, with the files of folders. */
export async function dropped(transfer) {
  // The list is empty as soon as anything is waited for.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.());
  const plain = [...transfer.files].map((file) => [file.name, file]);
  if (entries.every((entry) => !entry?.isDirectory)) return plain;
  const found = [];
  for (const entry of entries) if (entry) await walk(entry, found);
  return found;
}

async function walk(entry, found) {
  if (found.length >= most) return;
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    found.push([entry.fullPath.replace(/^\//, ""), file]);
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    // A reader gives some entries at a time, and at last none.
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const one of some) await walk(one, found);
  }
}

/** Names and texts of an estate's files, which may be values. */
export function textsOf(estate) {
  return [Object.keys(estate), Object.values(estate).map((value) => (typeof value === "string" ? value : JSON.stringify(value)))];
}
