// Checks that every engine gives the same answers, then measures them and prints a table.
//
//   node tests/bench/main.mjs [--verify] [--seconds=1] [--only=NAME] [--write]
//
// `--verify` only checks, `--only` takes engines whose file name holds the word, `--write` puts the
// table into README.md. Every engine runs alone in a process of its own, one after another.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { cases } from './generate.mjs';
import { policyCases } from './policies.mjs';
import { notes, table } from './table.mjs';

const here = path => fileURLToPath(new URL(path, import.meta.url));
const option = name => process.argv.find(argument => argument.startsWith(`--${name}=`))?.split('=')[1];
const seconds = process.argv.includes('--verify') ? 0 : Number(option('seconds') ?? 1);
const only = option('only') ?? '';

installed();
const rows = readdirSync(here('engines')).sort().filter(file => file.includes(only)).map(engine);
const native = only === '' || 'native'.includes(only) ? natively() : null;
const bills = 'tollgate'.includes(only) ? JSON.parse(execFileSync(process.execPath, [here('bills.mjs'), `${seconds}`], { encoding: 'utf8' })) : null;
const rival = native ? otherJudge(native.policies.shared) : null;
const measured = { rows, native, bills, rival, coldMs: seconds > 0 ? cold() : null };
const wrong = [...rows, ...(native ? [native] : []), ...(rival ? [rival] : [])].filter(row => row.mismatches > 0);

if (seconds > 0) {
  const text = [table(measured), notes(measured, machine())].join('\n\n');
  console.log(text);
  if (process.argv.includes('--write')) write(text);
}
for (const row of wrong) console.error(`${row.name ?? 'native'}: ${row.mismatches} answers of ${row.cases ?? 1000} are wrong`);
if (wrong.length === 0) console.log(`\n0 mismatches in ${rows.length + (native ? 1 : 0) + (rival ? 1 : 0)} engines`);
process.exitCode = wrong.length > 0 ? 1 : 0;

/** The rivals come from their registry once; some carry other platforms' parts, hence the force. */
function installed(folder = '.') {
  if (existsSync(here(`${folder}/node_modules`))) return;
  const npm = spawnSync('npm', ['ci', '--force', '--silent'], { cwd: here(folder), stdio: 'inherit' });
  if (npm.status !== 0) throw new Error(`what is compared cannot be installed: run \`npm ci --force\` in tests/bench/${folder}`);
}

function engine(file) {
  const output = execFileSync(process.execPath, ['--expose-gc', '--no-warnings', here('one.mjs'), here(`engines/${file}`), `${seconds}`], { encoding: 'utf8' });
  return JSON.parse(output.trim().split('\n').at(-1));
}

/** The same cases through the library, without JavaScript. */
function natively() {
  const folder = here('../../target/bench');
  mkdirSync(folder, { recursive: true });
  const { inputs, expected } = cases(1000);
  const paths = ['inputs', 'expected', 'policies'].map(name => `${folder}/${name}.json`);
  [inputs, expected, policyCases(500)].forEach((list, position) => writeFileSync(paths[position], JSON.stringify(list)));
  const build = ['build', '--release', '--quiet', '--package', 'tollgate-tests', '--bin', 'measure'];
  execFileSync('cargo', build, { cwd: here('../..'), stdio: ['ignore', 'inherit', 'inherit'] });
  const program = here(`../../target/release/measure${process.platform === 'win32' ? '.exe' : ''}`);
  const ran = spawnSync(program, [...paths, `${Math.max(seconds, 0.01)}`], { encoding: 'utf8' });
  if (!ran.stdout) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout);
}

/** The same policy cases judged by a program of its own, which must come to the same decisions. */
function otherJudge({ decisions }) {
  installed('iam-simulate');
  const given = [here('iam-simulate/main.mjs'), here('../../target/bench/policies.json'), `${seconds}`];
  const judged = JSON.parse(execFileSync(process.execPath, given, { encoding: 'utf8' }));
  return { name: 'iam-simulate', rate: judged.rate, cases: decisions.length, mismatches: judged.decisions.filter((decision, at) => decision !== decisions[at]).length };
}

/** The median of several starts, each in a process of its own. */
function cold() {
  const start = () => Number(execFileSync(process.execPath, [here('cold.mjs')], { encoding: 'utf8' }));
  return Array.from({ length: 7 }, start).sort((less, more) => less - more)[3];
}

function machine() {
  const [cpu] = os.cpus();
  return `${os.cpus().length} x ${cpu.model.trim()}, Node ${process.version}, load ${os.loadavg()[0].toFixed(1)} at the end`;
}

/** Puts the text between the marks of README.md. */
function write(text) {
  const readme = readFileSync(here('README.md'), 'utf8');
  const [before, rest] = readme.split('<!-- measured -->\n');
  const after = rest.split('<!-- end -->')[1];
  writeFileSync(here('README.md'), `${before}<!-- measured -->\n${text}\n<!-- end -->${after}`);
}
