import type { VerificationLine } from '../../preload/contract/verification.ts';
import type { Output } from './output.ts';
import { printable } from './printable.ts';

/** Shows one line of a verification: its outcome, what was found, and what to do. */
export function sayVerificationLine(output: Output, line: VerificationLine): void {
  const { green, yellow, red, dim } = output.colours;
  const mark = { passed: green('✓'), warning: yellow('!'), failed: red('✗'), skipped: dim('-') }[line.state];
  output.say(`${mark} ${line.title}: ${printable(line.finding)}`);
  if (line.advice !== '') output.say(`  ${printable(line.advice)}`);
}
