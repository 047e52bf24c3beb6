// `node one.mjs ENGINE SECONDS`: checks and measures one engine, alone in its process. One line of JSON.

import { pathToFileURL } from 'node:url';
import { cases } from './generate.mjs';

const [engine, seconds] = [process.argv[2], Number(process.argv[3])];
const { inputs, expected } = cases(1000);

const memory = () => (globalThis.gc?.(), process.memoryUsage().rss / 2 ** 20);
const before = memory();
const start = performance.now();
const { name, says, load } = await import(pathToFileURL(engine).href);
const { prepare, evaluate, report, interview } = await load();
await evaluate(prepare(inputs[0]));
const coldMs = performance.now() - start;
const loadedMb = memory() - before;

const prepared = inputs.map(prepare);
let mismatches = 0;
for (const [position, given] of prepared.entries()) {
  const [found, wanted] = [await evaluate(given), expected[position]];
  const near = Math.abs(found.cost - wanted.cost) <= 1e-9 * Math.max(1, wanted.cost);
  const right = near && found.decision === wanted.decision && found.reason === wanted.reason;
  const told = report ? await report(given) : found;
  if (!right || told.decision !== wanted.decision || told.reason !== wanted.reason) mismatches += 1;
}

/** Calls a second: the median over rounds, each of which takes every case once. */
async function rate(call) {
  const waits = call(prepared[0]) instanceof Promise;
  const round = async () => {
    const start = performance.now();
    if (waits) for (const given of prepared) await call(given);
    else for (const given of prepared) call(given);
    return prepared.length / (performance.now() - start) * 1000;
  };
  for (const warm = performance.now(); performance.now() - warm < seconds * 250;) await round();
  const rounds = [];
  for (const start = performance.now(); performance.now() - start < seconds * 1000 || rounds.length < 5;) rounds.push(await round());
  return rounds.sort((less, more) => less - more)[rounds.length >> 1];
}

/** Questions asked on average, and milliseconds for each step. */
function interviews(held) {
  const start = performance.now();
  const asked = held.reduce((sum, input) => sum + interview(input), 0);
  return { questions: asked / held.length, stepMs: (performance.now() - start) / (asked + held.length) };
}

const measured = { name, says, mismatches, coldMs, loadedMb };
if (mismatches === 0 && seconds > 0) {
  measured.evaluate = await rate(evaluate);
  if (report) measured.report = await rate(report);
  if (interview) measured.wizard = interviews(inputs.slice(0, 100));
}
console.log(JSON.stringify(measured));
process.exit(0);
