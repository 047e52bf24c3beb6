// Values on their way into the engine, which reads text: digits stay exact and mistakes have places.

import { refusal } from "./failure.js";

/** The longest text that is handed over, in characters; the engine's own limits are narrower. */
const longest = 64 * 1024 * 1024;

/** A value as JSON text. Whatever cannot be written as JSON is refused, never thrown as it comes. */
export function json(value, name) {
  let text;
  try {
    text = JSON.stringify(value);
  } catch (thrown) {
    throw refusal("json", `${name} cannot be written as JSON: ${reason(thrown)}`, "give plain objects, lists, words, numbers and flags");
  }
  if (text === undefined) throw refusal("json", `${name} is no JSON value`, "give an object");
  return short(text, name);
}

/** A word or text, which must be one. */
export function word(value, name) {
  if (typeof value !== "string") throw refusal("json", `${name} must be a string, not ${value === null ? "null" : typeof value}`);
  return short(value, name);
}

/** The options of a call, read once: their getters may throw too. */
export function settings(options) {
  try {
    return { ...options };
  } catch (thrown) {
    throw refusal("json", `the options cannot be read: ${reason(thrown)}`);
  }
}

/** Today in UTC: the day on which facts must be in force where none is named. */
export function today() {
  return new Date().toISOString().slice(0, 10);
}

function short(text, name) {
  if (text.length > longest) throw refusal("limit", `${name} is too long`, `give at most ${longest} characters`);
  return text;
}

// What was thrown may itself throw when it is looked at.
function reason(thrown) {
  try {
    return String(thrown instanceof Error ? thrown.message : thrown);
  } catch {
    return "reading it failed";
  }
}
