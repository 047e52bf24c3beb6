// Signs as ways through a tree, in which those that are frequent lie near the root: a byte is so decided in four steps
// for the most part, where its bits would be eight.

/** The longest way through a tree. */
export const deepest = 11;

/**
 * The trees of several kinds of bytes, each from the lengths of its bytes' ways as signs: `paths` holds the way to each
 * byte, with a one before it, and `leaves` the byte at the end of each way, or less than nought.
 */
export function trees(lengths) {
  const paths = new Uint16Array(lengths.length << 8);
  const leaves = new Int16Array(lengths.length << (deepest + 1)).fill(-1);
  lengths.forEach((signs, kind) => {
    const ways = Uint8Array.from(signs, (sign) => parseInt(sign, 36));
    let path = 1;
    for (let length = 1; length <= deepest; length++) {
      path *= 2;
      for (let byte = 0; byte < ways.length; byte++) {
        if (ways[byte] !== length) continue;
        paths[(kind << 8) | byte] = path;
        leaves[(kind << (deepest + 1)) | path] = byte;
        path += 1;
      }
    }
  });
  return { paths, leaves };
}
