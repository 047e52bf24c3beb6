// Text from files and from standard input.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { failure } from "./failure.js";

/** How deep folders may be in one another. */
const deepest = 16;

/** The text of a file, or of standard input where the path is `-`, with the name that messages give it. */
export function read(path) {
  const name = path === "-" ? "standard input" : path;
  let bytes;
  try {
    bytes = readFileSync(path === "-" ? 0 : path);
  } catch (error) {
    throw failure(`cannot read \`${path}\`: ${reason(error)}`, "name a path that exists and that you may use");
  }
  const text = textOf(bytes);
  if (text === undefined) throw failure(`\`${name}\` is not UTF-8 text, first at line ${brokenLine(bytes)}`, "save the file as UTF-8");
  return { name, text };
}

/** The same for a file that may be left out. */
export function readIf(path) {
  return path === undefined ? undefined : read(path);
}

/** Rule files, of folders those below them, as texts. */
export function rules(paths) {
  const ruled = (path) => path.endsWith(".toll");
  return paths.flatMap((path) => (isFolder(path) ? filesBelow(path, ruled) : [path])).map(read);
}

/** The files of an estate by paths; what is no text, such as an archive, is empty. */
export function estate(paths) {
  return paths.flatMap((path) => {
    if (!isFolder(path)) return [read(path)];
    const found = filesBelow(path, () => true);
    if (found.length === 0) throw failure(`\`${path}\` holds no file`, "name a folder with the output of AWS commands; `tollgate collect` prints them");
    return found.map((name) => (name.endsWith(".json") ? read(name) : { name, text: textOf(readFileSync(name)) ?? "" }));
  });
}

function filesBelow(folder, belongs, depth = 0) {
  if (depth > deepest) throw failure(`\`${folder}\` is more than ${deepest} folders deep`, "name the folder that holds the files");
  const names = readdirSync(folder).filter((name) => !name.startsWith(".")).sort();
  return names.flatMap((name) => {
    const path = join(folder, name);
    if (isFolder(path)) return filesBelow(path, belongs, depth + 1);
    return belongs(path) ? [path] : [];
  });
}

function isFolder(path) {
  return path !== "-" && (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);
}

// A mark of the byte order at its start is no part of the text.
function textOf(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function brokenLine(bytes) {
  const lines = bytes.toString("latin1").split("\n").map((line) => Buffer.from(line, "latin1"));
  return lines.findIndex((line) => textOf(line) === undefined) + 1;
}

// As the system says it on the command line.
function reason({ code, errno, message }) {
  const known = { ENOENT: "No such file or directory", EACCES: "Permission denied", EISDIR: "Is a directory", ENOTDIR: "Not a directory" };
  return code in known ? `${known[code]} (os error ${-errno})` : message;
}
