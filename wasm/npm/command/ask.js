// What the verbs share: rules of one's own, the day, and how results are written.

import { Engine } from "../engine_glue.js";
import { rules as compiler } from "../apart.js";
import { today } from "../text.js";
import { asked, failure } from "./failure.js";
import { rules } from "./input.js";

/** The rules to answer by, as an image; nothing where they are those of the package. Their files are kept beside what was typed. */
export function image(given) {
  given.files ??= rules(given.spec ?? []);
  return given.files.length === 0 ? undefined : compiled(given.files);
}

/** The text of an answer, in which the engine calls rules of one's own by their places in the list. */
export function named(text, { files = [] }) {
  return files.reduce((so, { name }, at) => so.replaceAll(`"specs[${at}]:`, () => `${JSON.stringify(name).slice(0, -1)}:`), text);
}

// What is refused of the rules names them by their places in the list.
function compiled(files) {
  try {
    return compiler.glue.compileSpecs(files.map(({ text }) => text));
  } catch (thrown) {
    if (!Array.isArray(thrown)) throw thrown;
    const named = thrown.map((one) => ({ ...one, file: one.file.replace(/^specs\[(\d+)\]$/, (_, at) => files[at].name) }));
    return asked(files, () => {
      throw named;
    });
  }
}

/** The engine with these rules. */
export function engine(given) {
  return new Engine(image(given));
}

/** The day whose facts hold. */
export function day({ on = today() }) {
  return on;
}

/** Refuses what only the program for terminals has. */
export function refuse(given, names, why) {
  for (const name of names) {
    const value = given[name];
    if (value !== undefined && value.length !== 0) throw failure(`\`--${name}\` is not for this package: ${why}`, "use the program for terminals, or leave it out");
  }
}

/** Refuses forms that only the program for terminals writes. */
export function only(given, forms) {
  const { format = forms[0] } = given;
  if (!forms.includes(format)) throw failure(`this package does not print \`--format ${format}\``, `write \`--format ${forms[0]}\`, or use the program for terminals`);
  return format;
}

/** A report as one line of JSON. */
export function json(report) {
  return `${JSON.stringify(report)}\n`;
}

/** 0 for yes, 1 for no. */
export function yes(answer) {
  return answer ? 0 : 1;
}

/** Whether findings stay below the level from which on they fail. */
export function passes({ error, warning, notice }, level = "error") {
  const reached = { never: 0, error, warning: error + warning, notice: error + warning + notice };
  return reached[level] === 0;
}
