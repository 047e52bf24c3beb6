// Where options break even: a picture for each pair of them.

import { chart } from "./chart.js";
import { words } from "./words.js";

/** The break-evens of a bill, drawn and told, below a heading; nothing where there are none. */
export function crossings(found, { currency, element }) {
  if (found.length === 0) return [];
  return [element.heading(2, {}, words.breakEven), curves(found).map((curve) => chart(curve, { currency, language: element.language }))];
}

// One picture for each pair of options, over the first quantity that they cross in: volumes stand before counts.
function curves(crossings) {
  const found = new Map();
  for (const crossing of crossings) {
    const pair = JSON.stringify(crossing.between);
    const same = found.get(pair) ?? [];
    if (same.length === 0 || JSON.stringify(same[0].costs) === JSON.stringify(crossing.costs)) found.set(pair, [...same, crossing]);
  }
  return [...found.values()].filter(([{ costs }]) => costs.length > 1);
}
