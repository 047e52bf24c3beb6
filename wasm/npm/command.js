#!/usr/bin/env node
// `npx tollgate`: the verbs that the modules answer, with the command line's own JSON, messages and exit codes.

import { writeSync } from "node:fs";
import { run } from "./command/run.js";

const { text = "", aside = "", farewell = "", exit } = await run(process.argv.slice(2));
try {
  write(2, aside);
  write(1, text);
  write(2, farewell);
} catch (error) {
  // A reader that has gone away is no error.
  if (error.code !== "EPIPE") throw error;
}
process.exitCode = exit;

function write(stream, text) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(stream, bytes, at);
    } catch (error) {
      // A pipe that is full takes more in a moment.
      if (error.code !== "EAGAIN") throw error;
    }
  }
}
