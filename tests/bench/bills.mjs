// Bills of three random items: the engine in JavaScript beside what a spreadsheet does, formulas over
// cells with floating point and no rates' sources, tiers or unknowns explained.
//
//   node tests/bench/bills.mjs SECONDS
//
// The sheet's cells are filled from the engine's own rates. Totals must agree to the cent before anything
// is measured.

import { PACKAGE } from './engines/tollgate.mjs';
import { fixed } from './random.mjs';

const { load } = await import(PACKAGE);
const tollgate = await load();
const seconds = Number(process.argv[2] ?? 1);
const region = 'us-east-1';
const on = '2026-11-15';
const hours = 730;

const rates = cells();
const random = fixed(7);
const whole = bound => Math.floor(random() * bound);
const gb = () => whole(10 ** (1 + whole(7)));
const makers = [
  () => ({ kind: 'interface-endpoint', endpoints: whole(20), zones: whole(4), gb: gb() }),
  () => ({ kind: 'gwlb-endpoint', endpoints: whole(20), zones: whole(4), gb: gb() }),
  () => ({ kind: 'nat-gateway', gateways: whole(20), gb: gb() }),
  () => ({ kind: 'transit-gateway', attachments: whole(20), gb: gb() }),
  () => ({ kind: 'public-ipv4', addresses: whole(20) }),
];
const scenarios = Array.from({ length: 1000 }, () => ({ region, on, items: Array.from({ length: 3 }, () => makers[whole(makers.length)]()) }));

let cents = 0;
for (const scenario of scenarios) {
  const total = Number(tollgate.price(scenario).options[0].total);
  const sum = sheet(scenario.items);
  if (Math.abs(sum - total) > 0.0051) throw new Error(`${JSON.stringify(scenario)}: ${sum}, not ${total}`);
  if (sum.toFixed(2) !== total.toFixed(2)) cents += 1;
}
const rate = work => {
  let [done, start] = [0, performance.now()];
  for (const deadline = start + seconds * 1000; performance.now() < deadline; done += scenarios.length) scenarios.forEach(work);
  return done / ((performance.now() - start) / 1000);
};
const measured = seconds > 0 ? { sheet: rate(({ items }) => sheet(items)), wasm: rate(scenario => tollgate.price(scenario)) } : {};
console.log(JSON.stringify({ ...measured, cents, scenarios: scenarios.length }));

/** The rates as numbers in cells, read off bills. */
function cells() {
  const lines = item => tollgate.price({ region, on, items: [item] }).options[0].lines;
  const price = (item, component) => Number(lines(item).find(line => line.component.startsWith(component)).unit_price);
  const tiers = lines({ kind: 'interface-endpoint', endpoints: 0, zones: 0, gb: 1e9 }).filter(line => line.component.startsWith('Data'));
  const gwlb = { kind: 'gwlb-endpoint', endpoints: 1, zones: 1, gb: 1 };
  const nat = { kind: 'nat-gateway', gateways: 1, gb: 1 };
  const transit = { kind: 'transit-gateway', attachments: 1, gb: 1 };
  return {
    zone: price({ kind: 'interface-endpoint', endpoints: 1, zones: 1, gb: 1 }, 'Endpoint'),
    tiers: tiers.map(line => ({ wide: Number(line.quantity), price: Number(line.unit_price) })),
    gwlb: [price(gwlb, 'Endpoint'), price(gwlb, 'Data')],
    nat: [price(nat, 'Gateway'), price(nat, 'Data')],
    transit: [price(transit, 'Attachment'), price(transit, 'Data')],
    address: price({ kind: 'public-ipv4', addresses: 1 }, 'Address'),
  };
}

/** One sheet's total. */
function sheet(items) {
  let [total, pooled] = [0, 0];
  for (const item of items) {
    switch (item.kind) {
      case 'interface-endpoint': total += item.endpoints * item.zones * hours * rates.zone; pooled += item.gb; break;
      case 'gwlb-endpoint': total += item.endpoints * item.zones * hours * rates.gwlb[0] + item.gb * rates.gwlb[1]; break;
      case 'nat-gateway': total += item.gateways * hours * rates.nat[0] + item.gb * rates.nat[1]; break;
      case 'transit-gateway': total += item.attachments * hours * rates.transit[0] + item.gb * rates.transit[1]; break;
      default: total += item.addresses * hours * rates.address;
    }
  }
  for (const [index, tier] of rates.tiers.entries()) {
    const part = index === rates.tiers.length - 1 ? pooled : Math.min(pooled, tier.wide);
    total += part * tier.price;
    pooled -= part;
  }
  return total;
}
