// ZEN's build for browsers: expressions only, read anew at every call. The version is the last one
// whose decimals are right.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { BOUNDS, HOURS, HYBRID_SHARE, PRICES, RATES } from '../reference.mjs';
import { OUTCOME, RULES, written } from '../rules.mjs';

export const name = 'zen-engine-wasm 0.22.1 (expressions)';
export const says = 'decision and price';

const words = {
  is: (field, value) => `${field} == '${value}'`,
  oneOf: (field, values) => `${field} in [${values.map(value => `'${value}'`).join(', ')}]`,
  yes: field => field,
  no: field => `not ${field}`,
  all: parts => parts.map(part => `(${part})`).join(' and '),
  any: parts => parts.map(part => `(${part})`).join(' or '),
  little: () => 'gb < 150 * az_count',
};
const chain = (pairs, rest) => pairs.map(([when, then]) => `${when} ? ${then} : `).join('') + rest;
const reasons = RULES.filter(rule => rule.when).map(rule => [written(rule.when, words), `'${rule.reason}'`]);
const REASON = chain(reasons, `'${RULES.at(-1).reason}'`);

const rate = kind => `(${chain(Object.entries(RATES).map(([region, rates]) => [words.is('region', region), rates[kind]]), 0)})`;
const [first, second] = BOUNDS;
const graduated = gb => `min([${gb}, ${first}]) * ${PRICES[0]} + max([0, min([${gb}, ${second}]) - ${first}]) * ${PRICES[1]} + max([0, ${gb} - ${second}]) * ${PRICES[2]}`;
const COST = chain([
  [`decision == 'interface'`, `${HOURS} * ${rate('endpoint')} * az_count + ${graduated('gb')}`],
  [`decision == 'hybrid'`, `${HOURS} * ${rate('endpoint')} * az_count + ${graduated(`(gb * ${HYBRID_SHARE})`)}`],
  [`decision == 'nat'`, `${HOURS} * ${rate('nat')} * az_count + gb * ${rate('natGb')}`],
], 0);

export async function load() {
  const folder = createRequire(import.meta.url).resolve('zen-expressions/package.json').replace('package.json', 'dist/');
  const zen = await import(pathToFileURL(`${folder}zen_engine_wasm.js`).href);
  zen.initSync({ module: readFileSync(`${folder}zen_engine_wasm_bg.wasm`) });
  return {
    prepare: input => input,
    evaluate(input) {
      const given = new zen.Variable(input);
      const reason = given.evaluateExpression(REASON);
      const decision = OUTCOME[reason];
      const decided = given.cloneWith('decision', decision);
      const cost = Number(decided.evaluateExpression(COST));
      given.free();
      decided.free();
      return { decision, reason, cost };
    },
  };
}
