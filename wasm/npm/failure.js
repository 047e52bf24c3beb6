// What was wrong with an input, as the engine's list and as an `Error`.

/** Thrown for every input that the engine refuses; `diagnostics` is the engine's own list. */
export class TollgateError extends Error {
  constructor(diagnostics) {
    super(diagnostics.map(sentence).join("\n"));
    this.name = "TollgateError";
    this.diagnostics = diagnostics;
  }
}

/** An error of the boundary itself, in the shape of the engine's diagnostics. */
export function refusal(code, message, help = "") {
  const place = { file: "", line: 0, column: 0, end_line: 0, end_column: 0 };
  return new TollgateError([{ code, severity: "error", message, ...place, notes: [], help }]);
}

/** Calls the engine; the list of diagnostics that it throws becomes a `TollgateError`. */
export function asked(call) {
  try {
    return call();
  } catch (thrown) {
    throw Array.isArray(thrown) ? new TollgateError(thrown) : thrown;
  }
}

function sentence({ file, line, column, message, help }) {
  const place = line ? `${file ? `${file}:` : ""}${line}:${column}: ` : "";
  return help ? `${place}${message}; ${help}` : `${place}${message}`;
}
