import { writeFileSync } from 'node:fs';
import process from 'node:process';

/**
 * Loaded before a program with `--import`: writes, when it ends, the longest time in ms that its main thread did
 * nothing for others into the file that STALL_FILE names.
 */
const everyMs = 5;
const file = process.env['STALL_FILE'];
if (file === undefined) throw new Error('STALL_FILE names no file');

let longest = 0;
let last = Number.NaN;
// The start of the program is no stall of a running one.
setTimeout(() => {
  last = performance.now();
  setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - everyMs);
    last = now;
  }, everyMs).unref();
}, 1500).unref();
process.on('exit', () => writeFileSync(file, String(longest)));
