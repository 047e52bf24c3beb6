// Parameters of templates as they are written on a command line.

import { failure } from "./failure.js";

/** `NAME=VALUE` each; the last of a name counts. */
export function parametersOf({ parameter }) {
  const wrong = parameter.find((written) => written.indexOf("=") < 1);
  if (wrong !== undefined) throw failure(`\`${wrong}\` is no parameter`, "write `--parameter NAME=VALUE`");
  return parameter;
}
