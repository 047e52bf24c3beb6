// `node main.mjs CASES SECONDS`: judges policy cases with @cloud-copilot/iam-simulate. One line of JSON.

import { readFileSync } from 'node:fs';
import { runSimulation } from '@cloud-copilot/iam-simulate';

const [path, seconds] = [process.argv[2], Number(process.argv[3])];
const cases = JSON.parse(readFileSync(path, 'utf8')).map(simulation);
const words = { Allowed: 'allowed', ExplicitlyDenied: 'explicit_deny', ImplicitlyDenied: 'implicit_deny' };

const decisions = [];
for (const one of cases) {
  const { overallResult, errors } = await runSimulation(one, {});
  decisions.push(words[overallResult] ?? JSON.stringify(errors ?? overallResult));
}

const rounds = [];
for (const start = performance.now(); seconds > 0 && (performance.now() - start < seconds * 1000 || rounds.length < 5);) {
  const round = performance.now();
  for (const one of cases) await runSimulation(one, {});
  rounds.push(cases.length / (performance.now() - round) * 1000);
}
console.log(JSON.stringify({ decisions, rate: rounds.sort((less, more) => less - more)[rounds.length >> 1] }));

function simulation({ request, identity, resource_policy: resourcePolicy, endpoint_policies: endpoints }) {
  const named = policies => policies.map((policy, at) => ({ name: `${at}`, policy }));
  return {
    request: { principal: request.principal, action: request.action, resource: { resource: request.resource, accountId: request.resource_account }, contextVariables: request.context },
    identityPolicies: named(identity), serviceControlPolicies: [], resourceControlPolicies: [], resourcePolicy, vpcEndpointPolicies: named(endpoints),
  };
}
