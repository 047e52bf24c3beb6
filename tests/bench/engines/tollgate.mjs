// The npm package, its prepared decision; the whole report is measured beside it.

import { readFileSync } from 'node:fs';

export const name = 'Tollgate (WASM)';
export const says = 'decision and price';

/** The built package; `TOLLGATE_PACKAGE` names another folder, as an address. */
export const PACKAGE = new URL('index.node.js', process.env.TOLLGATE_PACKAGE ?? new URL('../../../wasm/pkg/', import.meta.url)).href;

const DECISION = 'task';
// What the rules call what the rivals call `service`; the other names have `-` in the place of `_`.
const question = field => (field === 'service' ? 'called' : field.replaceAll('_', '-'));
const answers = input => Object.fromEntries(Object.entries(input).map(([field, value]) => [question(field), value]));

export async function load() {
  const { load } = await import(PACKAGE);
  const rules = readFileSync(new URL('../task.toll', import.meta.url), 'utf8');
  const tollgate = await load({ specs: [rules] });
  const prepared = tollgate.prepare(DECISION);
  return {
    prepare: input => ({ encoded: prepared.encode(answers(input)), given: answers(input) }),
    evaluate({ encoded }) {
      const { outcome, reason, total } = prepared.evaluate(encoded);
      return { decision: outcome, reason, cost: Number(total) };
    },
    report({ given }) {
      const { outcome } = tollgate.decide(DECISION, given);
      return { decision: outcome.id, reason: outcome.reasons[0].because };
    },
    // Until the outcome is known, then what its price still needs.
    interview(input) {
      const complete = answers(input);
      const given = {};
      for (let asked = 0; ; asked += 1) {
        const { question, refine } = tollgate.decide(DECISION, given);
        const next = question?.id ?? refine.find(({ changes }) => changes.includes('price'))?.question;
        if (next === undefined) return asked;
        given[next] = complete[next];
      }
    },
  };
}
