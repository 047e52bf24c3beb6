// The task written out by hand: what every engine must come to, and the speed that none can pass.

export const HOURS = 730;
export const RATES = {
  'us-east-1': { endpoint: 0.01, nat: 0.045, natGb: 0.045 },
  'eu-west-1': { endpoint: 0.011, nat: 0.048, natGb: 0.048 },
  'sa-east-1': { endpoint: 0.016, nat: 0.093, natGb: 0.093 },
};
/** Where the first and the second tier of data end, in GB, and the prices of the three. */
export const BOUNDS = [1048576, 5242880];
export const PRICES = [0.01, 0.006, 0.004];
/** The share of the data that a hybrid sends through its interface endpoint. */
export const HYBRID_SHARE = 0.3;
export const REGULATIONS = ['pci', 'hipaa', 'fedramp'];

/** What so many GB cost, each tier at its own price. */
export function graduated(gb) {
  const [first, second] = BOUNDS;
  return Math.min(gb, first) * PRICES[0]
    + Math.max(0, Math.min(gb, second) - first) * PRICES[1]
    + Math.max(0, gb - second) * PRICES[2];
}

/** Decision and reason: the first rule that holds. */
export function decide(input) {
  const s3 = input.service === 's3';
  const dynamodb = input.service === 'dynamodb';
  if ((s3 || dynamodb) && !input.on_prem && !input.cross_region && !input.peered && !input.need_sg) return ['gateway', 'R01_GW_BASIC'];
  if (s3 && (input.on_prem || input.peered) && input.budget_sensitive && input.private_dns) return ['hybrid', 'R02_S3_HYBRID'];
  if (s3) return ['interface', 'R03_S3_IFACE'];
  if (dynamodb && input.on_prem) return ['interface', 'R04_DDB_ONPREM'];
  if (dynamodb && (input.peered || input.need_sg)) return ['interface', 'R05_DDB_SG'];
  if (dynamodb && input.has_nat) return ['nat', 'R06_DDB_XREGION_NAT'];
  if (dynamodb) return ['unsupported', 'R07_DDB_XREGION'];
  if (REGULATIONS.includes(input.compliance)) return ['interface', 'R08_COMPLIANCE'];
  if (input.cross_region && input.has_nat) return ['nat', 'R09_XREGION_NAT'];
  if (input.budget_sensitive && input.has_nat && input.gb < 150 * input.az_count) return ['nat', 'R10_CHEAP_NAT'];
  if (input.on_prem || input.peered || input.private_dns) return ['interface', 'R11_PRIVATE_REACH'];
  if (!input.has_nat) return ['interface', 'R12_NO_NAT'];
  return ['nat', 'R13_DEFAULT_NAT'];
}

/** USD a month. */
export function cost(input, decision) {
  const rates = RATES[input.region];
  switch (decision) {
    case 'interface': return HOURS * rates.endpoint * input.az_count + graduated(input.gb);
    case 'hybrid': return HOURS * rates.endpoint * input.az_count + graduated(input.gb * HYBRID_SHARE);
    case 'nat': return HOURS * rates.nat * input.az_count + input.gb * rates.natGb;
    default: return 0;
  }
}

export function evaluate(input) {
  const [decision, reason] = decide(input);
  return { decision, reason, cost: cost(input, decision) };
}
