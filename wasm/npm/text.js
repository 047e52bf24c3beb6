// Values on their way into the engine, which reads text: digits stay exact and mistakes have places.

import { refusal } from "./failure.js";

/** The longest text that is handed over, in characters; the engine's own limits are narrower. */
const longest = 64 * 1024 * 1024;

/** The most characters of all files of an estate: what is read of them must fit beside them. */
const largest = 4 * longest;

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

/** A list of words, or one. */
export function list(values, name) {
  const all = JSON.parse(json(values, name));
  return (Array.isArray(all) ? all : [all]).map((value, index) => word(value, `${name}[${index}]`));
}

/** Values by name, as `NAME=VALUE` each. */
export function pairs(values, name) {
  return Object.entries(JSON.parse(json(values, name)) ?? {}).map(([key, value]) => `${key}=${value}`);
}

/** Names and texts of an estate's files, in the order of their names, as a folder has them. */
export function files(estate) {
  const read = Object.entries(settings(estate, "the estate")).sort(([one], [other]) => (one < other ? -1 : 1));
  if (read.length === 0 || typeof estate === "string" || Array.isArray(estate)) {
    throw refusal("json", "the estate must be an object of files by name", 'write `{ "vpcs.json": … }`, with what `aws ec2 describe-vpcs` prints');
  }
  const text = ([name, file]) => (typeof file === "string" ? word(file, `\`${name}\``) : json(file, `\`${name}\``));
  const texts = read.map(text);
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  if (length > largest) throw refusal("limit", "the estate is too large", `give at most ${largest} characters in all`);
  return [read.map(([name]) => name), texts];
}

/** The options of a call, or other values by name, read once: their getters may throw too. */
export function settings(options, name = "the options") {
  try {
    return { ...options };
  } catch (thrown) {
    throw refusal("json", `${name} cannot be read: ${reason(thrown)}`);
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
