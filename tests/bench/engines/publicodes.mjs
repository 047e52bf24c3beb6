// The rules in Publicodes' own words, which are French. It always keeps how it came to a value.

import { BOUNDS, HOURS, HYBRID_SHARE, PRICES, RATES } from '../reference.mjs';
import { OUTCOME, RULES, written } from '../rules.mjs';

export const name = 'publicodes';
export const says = 'decision and price';

const named = field => field.replaceAll('_', ' ');
const quoted = text => `'${text}'`;
const either = parts => ({ 'une de ces conditions': parts });
const words = {
  is: (field, value) => `${named(field)} = ${quoted(value)}`,
  oneOf: (field, values) => either(values.map(value => words.is(field, value))),
  yes: named,
  no: field => `${named(field)} = non`,
  all: parts => ({ 'toutes ces conditions': parts }),
  any: either,
  little: () => 'gb < 150 * az count',
};
const variations = (pairs, rest) => ({ variations: [...pairs.map(([si, alors]) => ({ si, alors })), { sinon: rest }] });
const graduated = assiette => ({ 'barème': { assiette, tranches: [
  { taux: PRICES[0], plafond: BOUNDS[0] }, { taux: PRICES[1], plafond: BOUNDS[1] }, { taux: PRICES[2] },
] } });
const rate = kind => {
  const rates = Object.entries(RATES).map(([region, rates]) => [words.is('region', region), rates[kind]]);
  return variations(rates.slice(0, -1), rates.at(-1)[1]);
};
const guarded = RULES.filter(rule => rule.when);

function rules(fields) {
  const questions = Object.fromEntries(fields.map(field => [named(field), { question: `${named(field)}?` }]));
  return {
    ...questions,
    raison: variations(guarded.map(rule => [written(rule.when, words), quoted(rule.reason)]), quoted(RULES.at(-1).reason)),
    decision: variations(guarded.map(rule => [`raison = ${quoted(rule.reason)}`, quoted(rule.decision)]), quoted(RULES.at(-1).decision)),
    'endpoint rate': rate('endpoint'), 'nat rate': rate('nat'), 'nat gb rate': rate('natGb'),
    'hybrid gb': `gb * ${HYBRID_SHARE}`, 'endpoint hours': `${HOURS} * endpoint rate * az count`,
    'endpoint data': graduated('gb'), 'hybrid data': graduated('hybrid gb'),
    cost: variations([
      [`decision = 'interface'`, 'endpoint hours + endpoint data'],
      [`decision = 'hybrid'`, 'endpoint hours + hybrid data'],
      [`decision = 'nat'`, `${HOURS} * nat rate * az count + gb * nat gb rate`],
    ], 0),
  };
}

const value = answer => (typeof answer === 'boolean' ? (answer ? 'oui' : 'non') : typeof answer === 'string' ? quoted(answer) : answer);
const situation = input => Object.fromEntries(Object.entries(input).map(([field, answer]) => [named(field), value(answer)]));
const FIELDS = [
  'service', 'region', 'on_prem', 'cross_region', 'peered', 'private_dns', 'need_sg', 'has_nat', 'budget_sensitive',
  'compliance', 'az_count', 'gb',
];

export async function load() {
  const { default: Engine } = await import('publicodes');
  const logger = { log() {}, warn() {}, error(message) { throw new Error(message); } };
  const engine = new Engine(rules(FIELDS), { logger });
  const found = what => engine.evaluate(what).nodeValue;
  return {
    prepare: situation,
    evaluate(given) {
      engine.setSituation(given);
      const reason = found('raison');
      if (found('decision') !== OUTCOME[reason]) throw new Error('reason and decision disagree');
      return { decision: found('decision'), reason, cost: found('cost') };
    },
    // The highest count of missing variables is what Publicodes' own forms ask next.
    interview(input) {
      const complete = situation(input);
      const given = {};
      for (let asked = 0; ; asked += 1) {
        engine.setSituation({ ...given });
        const missing = Object.entries(engine.evaluate('cost').missingVariables);
        if (missing.length === 0) return asked;
        const [next] = missing.reduce((best, other) => (other[1] > best[1] ? other : best));
        given[next] = complete[next];
      }
    },
  };
}
