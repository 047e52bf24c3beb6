// The rules by priority; the first success stops the engine. Its language has no arithmetic.

import { cost } from '../reference.mjs';
import { RULES, written } from '../rules.mjs';

export const name = 'json-rules-engine';
export const says = 'decision (price in JS)';

const equal = (fact, value) => ({ fact, operator: 'equal', value });
const words = {
  is: equal,
  oneOf: (fact, value) => ({ fact, operator: 'in', value }),
  yes: fact => equal(fact, true),
  no: fact => equal(fact, false),
  all: parts => ({ all: parts }),
  any: parts => ({ any: parts }),
  little: () => ({ fact: 'gb', operator: 'lessThan', value: { fact: 'bound' } }),
};
// A rule's condition is always a list.
const conditions = when => {
  const condition = when ? written(when, words) : { all: [] };
  return condition.all || condition.any ? condition : { all: [condition] };
};

export async function load() {
  const { Engine } = await import('json-rules-engine');
  const engine = new Engine();
  RULES.forEach(({ reason, decision, when }, position) => {
    const event = { type: 'decided', params: { decision, reason } };
    engine.addRule({ conditions: conditions(when), priority: RULES.length - position, event });
  });
  engine.addFact('bound', async (_, almanac) => 150 * await almanac.factValue('az_count'));
  engine.on('success', () => engine.stop());
  const run = async input => {
    const result = await engine.run(input);
    const { decision, reason } = result.events[0].params;
    return { result, answer: { decision, reason, cost: cost(input, decision) } };
  };
  return {
    prepare: input => input,
    evaluate: async input => (await run(input)).answer,
    async report(input) {
      const { result, answer } = await run(input);
      // Every rule that was tried, with what each of its conditions came to.
      const tried = [...result.failureResults, ...result.results].map(rule => rule.toJSON(false));
      return tried.length ? answer : null;
    },
  };
}
