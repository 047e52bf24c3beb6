// Makes up the cases of the task, always the same ones, and what each must come to.

import { fixed } from './random.mjs';
import { evaluate } from './reference.mjs';

// Names that stand several times come up as many times as often.
const SERVICES = ['s3', 's3', 's3', 'dynamodb', 'dynamodb', 'dynamodb', 'sqs', 'kms', 'secretsmanager', 'ecr', 'logs', 'sts'];
const REGIONS = ['us-east-1', 'eu-west-1', 'sa-east-1'];
const COMPLIANCE = ['none', 'none', 'none', 'none', 'none', 'none', 'pci', 'hipaa', 'fedramp'];

/** This many inputs, and beside them decision, reason and cost of each. */
export function cases(count) {
  const random = fixed(0x9e3779b9);
  const inputs = Array.from({ length: count }, () => input(random));
  return { inputs, expected: inputs.map(evaluate) };
}

/** The order of the draws is part of the task. */
function input(random) {
  const one = list => list[Math.floor(random() * list.length)];
  const chance = of => random() < of;
  const size = random();
  // Whole GB, spread over the magnitudes so that every tier is reached.
  const gb = Math.floor(size < 0.3 ? random() * 1000 : Math.pow(10, random() * 7));
  return {
    service: one(SERVICES),
    region: one(REGIONS),
    on_prem: chance(0.3),
    cross_region: chance(0.25),
    peered: chance(0.2),
    private_dns: chance(0.5),
    need_sg: chance(0.2),
    has_nat: chance(0.5),
    budget_sensitive: chance(0.5),
    compliance: one(COMPLIANCE),
    az_count: 1 + Math.floor(random() * 6),
    gb,
  };
}
