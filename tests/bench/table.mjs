// What was measured, as Markdown.

const whole = number => (number === undefined ? '' : Math.round(number).toLocaleString('en'));
const tenth = number => (number === undefined ? '' : number.toFixed(number < 1 ? 2 : number < 10 ? 1 : 0));

/** One row an engine, the fastest first; times are relative to Tollgate in JavaScript. */
export function table({ rows, native }) {
  const own = rows.find(row => row.name.startsWith('Tollgate'))?.evaluate;
  const line = cells => `| ${cells.join(' | ')} |`;
  const ratio = rate => (own && rate ? tenth(own / rate) : '');
  const body = rows.toSorted((less, more) => (more.evaluate ?? 0) - (less.evaluate ?? 0)).map(row => line([
    row.name, whole(row.evaluate), ratio(row.evaluate), whole(row.report), tenth(row.wizard?.questions), tenth(row.wizard?.stepMs * 1000 || undefined),
    tenth(row.coldMs), tenth(row.loadedMb), row.says,
  ]));
  const inRust = native && line([
    'Tollgate (native)', whole(native.evaluate), ratio(native.evaluate), whole(native.decide),
    native.wizard.questions.toFixed(2), tenth(native.wizard.step_us), '', '', 'decision and price',
  ]);
  return [
    line(['engine', 'evaluations/s', 'Tollgate is x times as fast', 'with report/s', 'questions', 'step µs', 'cold ms', 'memory MB', 'expresses']),
    line(['---', '---:', '---:', '---:', '---:', '---:', '---:', '---:', '---']),
    ...(inRust ? [inRust] : []),
    ...body,
  ].join('\n');
}

/** What has no rival. */
export function notes({ native, bills, rival, coldMs }, machine) {
  const lines = [`- Measured on ${machine}.`];
  if (coldMs !== null) lines.push(`- First answer from the built-in rules in Node, package loaded: ${tenth(coldMs)} ms.`);
  if (native) {
    const { endpoint, compile_ms: compileMs, image_ms: imageMs, encode, evaluate, traced, prices, policies, estates } = native;
    lines.push(
      `- Built-in rules, native: checked and compiled in ${tenth(compileMs)} ms, read from their image in ${imageMs.toFixed(2)} ms.`,
      `- Main decision, native: ${whole(endpoint.decide)} whole reports/s; a next question in ${tenth(endpoint.wizard.step_us)} µs, ${tenth(endpoint.wizard.worst_us)} µs at the most.`,
      `- Answers read and encoded, native: ${whole(encode)}/s.`,
      `- The trail of each evaluation beside its answer, native: ${whole(traced)}/s, ${((evaluate / traced - 1) * 100).toFixed(0)} % dearer.`,
      `- Bills of three random items, line by line, native: ${whole(prices.bills)}/s, a million in ${tenth(prices.million_s)} s; two options with break-even and sensitivity: ${whole(prices.scenarios)}/s.`,
      `- Policies judged, native: ${whole(policies.simulate)} cases/s; ${whole(policies.simulate_with_path)}/s where the context follows from the request's way; ${whole(policies.read_and_simulate)}/s with reading the case.`,
      `- 500 requests past identity, bucket and endpoint policies, judged alike by both: ${whole(policies.shared.simulate)}/s native, ${whole(policies.shared.read_and_simulate)}/s with reading each case; @cloud-copilot/iam-simulate ${whole(rival.rate)}/s: ${whole(policies.shared.simulate / rival.rate)} and ${whole(policies.shared.read_and_simulate / rival.rate)} times as fast.`,
      `- An estate of 10,000 VPCs and 100,000 endpoints, native: ${whole(estates.megabytes)} MB of JSON read in ${whole(estates.read_ms)} ms into ${whole(estates.memory_mb ?? 0)} MB; a packet followed in ${whole(estates.trace_us)} µs; 1,000 subnets to 50 services in ${whole(estates.matrix_ms)} ms.`,
      `- All of it audited, native: ${whole(estates.audit_ms)} ms, ${whole(estates.audit_peak_mb ?? 0)} MB at most with the files and the reading.`,
      `- Placement of 10,000 VPCs with 30 services each, native: ${whole(prices.place_ms)} ms.`,
    );
  }
  if (bills?.sheet) {
    const against = native ? `; natively ${tenth(native.prices.bills / bills.sheet)} times, from JavaScript ` : '; from JavaScript ';
    lines.push(`- Bills of three items as a spreadsheet does them, floating point and a total only: ${whole(bills.sheet)}/s${against}${tenth(bills.wasm / bills.sheet)} times as many (${whole(bills.wasm)}/s), line by line with sources. The sheet is a cent off in ${bills.cents} of ${bills.scenarios}.`);
  }
  return lines.join('\n');
}
