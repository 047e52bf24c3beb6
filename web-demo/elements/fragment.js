// State in the address's fragment, which no server ever sees. Several elements share it: their parts are
// joined by `&`, and each one knows its own by how it starts.

/** The part that starts so; `undefined` where there is none. */
export function readPart(start) {
  return parts().find((part) => part.startsWith(start));
}

/** What follows that start in its part, decoded: empty where it is broken, `undefined` where there is none. */
export function readDecoded(start) {
  const part = readPart(start);
  try {
    return part && decodeURIComponent(part.slice(start.length));
  } catch {
    return "";
  }
}

/** Puts a part in the place of the one that starts so, without a new entry in the history. */
export function writePart(start, part) {
  const joined = [...parts().filter((other) => !other.startsWith(start)), part].filter(Boolean).join("&");
  try {
    history.replaceState(history.state, "", joined ? `#${joined}` : location.pathname + location.search);
  } catch {
    // A document without an address of its own keeps its state to itself.
  }
}

/** The address of this page with that part. */
export function linkWith(part) {
  return `${location.href.split("#")[0]}#${part}`;
}

function parts() {
  return location.hash.slice(1).split("&").filter(Boolean);
}
