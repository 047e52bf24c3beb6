// The rules as JsonLogic, compiled to JavaScript functions.

import { BOUNDS, HOURS, HYBRID_SHARE, PRICES, RATES } from '../reference.mjs';
import { OUTCOME, RULES, written } from '../rules.mjs';

export const name = 'json-logic-engine (compiled to JS)';
export const says = 'decision and price';

const the = field => ({ var: field });
const times = (...factors) => ({ '*': factors });
const plus = (...parts) => ({ '+': parts });
const less = (left, right) => ({ '-': [left, right] });
const most = (...values) => ({ min: values });
const least = (...values) => ({ max: values });

const words = {
  is: (field, value) => ({ '==': [the(field), value] }),
  oneOf: (field, values) => ({ in: [the(field), values] }),
  yes: the,
  no: field => ({ '!': [the(field)] }),
  all: parts => ({ and: parts }),
  any: parts => ({ or: parts }),
  little: () => ({ '<': [the('gb'), times(150, the('az_count'))] }),
};
const reason = { if: RULES.flatMap(({ reason, when }) => (when ? [written(when, words), reason] : [reason])) };

const [first, second] = BOUNDS;
const rate = kind => ({ if: Object.entries(RATES).flatMap(([region, rates]) => [words.is('region', region), rates[kind]]).concat(0) });
const graduated = gb => plus(
  times(most(gb, first), PRICES[0]),
  times(least(0, less(most(gb, second), first)), PRICES[1]),
  times(least(0, less(gb, second)), PRICES[2]),
);
const hours = kind => times(HOURS, rate(kind), the('az_count'));
const cost = { if: [
  words.is('decision', 'interface'), plus(hours('endpoint'), graduated(the('gb'))),
  words.is('decision', 'hybrid'), plus(hours('endpoint'), graduated(times(the('gb'), HYBRID_SHARE))),
  words.is('decision', 'nat'), plus(hours('nat'), times(the('gb'), rate('natGb'))),
  0,
] };

export async function load() {
  const { LogicEngine } = await import('json-logic-engine');
  const engine = new LogicEngine();
  const [decide, price] = [engine.build(reason), engine.build(cost)];
  return {
    prepare: input => input,
    evaluate(input) {
      const reason = decide(input);
      const decision = OUTCOME[reason];
      return { decision, reason, cost: price({ ...input, decision }) };
    },
  };
}
