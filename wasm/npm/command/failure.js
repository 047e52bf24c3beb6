// Why nothing could be answered: what is wrong, where, and what to do instead.

/** More than this of a line is not shown: in a file without line breaks it would be the whole of it. */
const widest = 400;

/** A run that failed on its usage or its input; the message is what is printed. */
export class Failure extends Error {}

/** A failure with its remedy, for what has no place in a text. */
export function failure(message, help) {
  return new Failure(`error: ${message}\n  = help: ${help}\n`);
}

/** Calls the engine. What it refuses becomes a failure that shows the places in these files, `{ name, text }` each. */
export function asked(files, call) {
  try {
    return call();
  } catch (thrown) {
    const found = thrown.diagnostics ?? thrown;
    if (!Array.isArray(found)) throw thrown;
    throw new Failure(rendered(found, files));
  }
}

/** Diagnostics as text, an empty line between two. The engine calls a text `input` that has no name. */
export function rendered(found, files) {
  return found.map((one) => render(one, files)).join("\n");
}

function render({ severity, code, message, line, column, end_line: endLine, end_column: endColumn, file, notes, help }, files) {
  const source = files.find(({ name }) => name === file) ?? (file === "input" || file.startsWith("specs[") ? files[0] : undefined);
  const margin = " ".repeat(String(line).length);
  let text = `${severity}[${code}]: ${message}\n`;
  if (line > 0) {
    const signs = [...(source?.text.split("\n")[line - 1] ?? "").replace(/\r$/, "")];
    const skipped = column - 1 < widest ? 0 : column - 1 - widest / 4;
    const shown = signs.slice(skipped, skipped + widest).map((sign) => (sign === "\t" ? " " : sign));
    const indent = column - 1 - skipped;
    const rest = Math.max(0, shown.length - indent);
    const wide = endLine === line ? Math.max(0, endColumn - column) : rest;
    const carets = Math.max(1, Math.min(wide, Math.max(rest, 1)));
    text += `${margin}--> ${source?.name ?? file}:${line}:${column}\n${margin} |\n${line} | ${shown.join("")}\n${margin} | ${" ".repeat(indent)}${"^".repeat(carets)}\n`;
  }
  const sentences = [...notes.map((note) => ["note", note]), ...(help ? [["help", help]] : [])];
  for (const [word, sentence] of sentences) text += `${margin} = ${word}: ${sentence.replace(/\r?\n$/, "").split(/\r?\n/).join(`\n${margin}         `)}\n`;
  return text;
}
