// How long a program waits for its first answer from the built-in rules, in milliseconds.

import { PACKAGE } from './engines/tollgate.mjs';

const start = performance.now();
const { load } = await import(PACKAGE);
const tollgate = await load();
tollgate.decide('endpoint', { target: 'internet', subnet: 'private' });
console.log(performance.now() - start);
