// The thirteen rules as data. Each rival's adapter says how its own language writes them.

const is = (field, value) => ['is', field, value];
const oneOf = (field, ...values) => ['oneOf', field, values];
const yes = field => ['yes', field];
const no = field => ['no', field];
const all = (...parts) => ['all', parts];
const any = (...parts) => ['any', parts];
// Less data a month than 150 GB for each zone.
const little = ['little'];

const s3 = is('service', 's3');
const dynamodb = is('service', 'dynamodb');

/** The first whose condition holds decides; the last one has none. */
export const RULES = [
  ['R01_GW_BASIC', 'gateway', all(oneOf('service', 's3', 'dynamodb'), no('on_prem'), no('cross_region'), no('peered'), no('need_sg'))],
  ['R02_S3_HYBRID', 'hybrid', all(s3, any(yes('on_prem'), yes('peered')), yes('budget_sensitive'), yes('private_dns'))],
  ['R03_S3_IFACE', 'interface', s3],
  ['R04_DDB_ONPREM', 'interface', all(dynamodb, yes('on_prem'))],
  ['R05_DDB_SG', 'interface', all(dynamodb, any(yes('peered'), yes('need_sg')))],
  ['R06_DDB_XREGION_NAT', 'nat', all(dynamodb, yes('has_nat'))],
  ['R07_DDB_XREGION', 'unsupported', dynamodb],
  ['R08_COMPLIANCE', 'interface', oneOf('compliance', 'pci', 'hipaa', 'fedramp')],
  ['R09_XREGION_NAT', 'nat', all(yes('cross_region'), yes('has_nat'))],
  ['R10_CHEAP_NAT', 'nat', all(yes('budget_sensitive'), yes('has_nat'), little)],
  ['R11_PRIVATE_REACH', 'interface', any(yes('on_prem'), yes('peered'), yes('private_dns'))],
  ['R12_NO_NAT', 'interface', no('has_nat')],
  ['R13_DEFAULT_NAT', 'nat', null],
].map(([reason, decision, when]) => ({ reason, decision, when }));

/** The outcome that each reason stands for. */
export const OUTCOME = Object.fromEntries(RULES.map(({ reason, decision }) => [reason, decision]));

/** A condition in another language: `words` has a function for each kind of condition. */
export function written([kind, ...parts], words) {
  if (kind === 'all' || kind === 'any') return words[kind](parts[0].map(part => written(part, words)));
  return words[kind](...parts);
}
