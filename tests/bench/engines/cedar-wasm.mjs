// A policy for each rule, parsed once. Cedar has no order of rules: the first of those that hold is
// picked here, and the price is worked out here as well.

import { createRequire } from 'node:module';
import { cost } from '../reference.mjs';
import { OUTCOME, RULES, written } from '../rules.mjs';

export const name = 'cedar-wasm (policies parsed once)';
export const says = 'decision (price in JS)';

const words = {
  is: (field, value) => `context.${field} == "${value}"`,
  oneOf: (field, values) => `[${values.map(value => `"${value}"`).join(', ')}].contains(context.${field})`,
  yes: field => `context.${field}`,
  no: field => `!context.${field}`,
  all: parts => parts.map(part => `(${part})`).join(' && '),
  any: parts => parts.map(part => `(${part})`).join(' || '),
  little: () => 'context.gb < 150 * context.az_count',
};
const policy = when => `permit(principal, action, resource) when { ${when ? written(when, words) : 'true'} };`;
const staticPolicies = Object.fromEntries(RULES.map(({ reason, when }) => [reason, policy(when)]));

export async function load() {
  const cedar = createRequire(import.meta.url)('@cedar-policy/cedar-wasm/nodejs');
  const parsed = cedar.preparsePolicySet('rules', { staticPolicies });
  if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed));
  const who = {
    principal: { type: 'Vpc', id: 'caller' }, action: { type: 'Action', id: 'choose' }, resource: { type: 'Advice', id: 'way' },
    entities: [], preparsedPolicySetId: 'rules',
  };
  return {
    prepare: input => ({ input, request: { ...who, context: input } }),
    evaluate({ input, request }) {
      const { type, response } = cedar.statefulIsAuthorized(request);
      if (type !== 'success' || response.diagnostics.errors.length > 0) throw new Error(JSON.stringify(response));
      const reason = response.diagnostics.reason.reduce((first, other) => (other < first ? other : first));
      const decision = OUTCOME[reason];
      return { decision, reason, cost: cost(input, decision) };
    },
  };
}
