import type { VerificationLine } from '../../preload/contract/verification.ts';
import type { Output } from './output.ts';
import { printable } from './printable.ts';

/** The sign for how something was found, in its colour. */
export function stateMark({ colours }: Output, state: VerificationLine['state']): string {
  const { green, yellow, red, dim } = colours;
  return { passed: green('✓'), warning: yellow('!'), failed: red('✗'), skipped: dim('-') }[state];
}

/** Shows one line of a verification: its outcome, what was found, and what to do. */
export function sayVerificationLine(output: Output, line: VerificationLine): void {
  output.say(`${stateMark(output, line.state)} ${line.title}: ${printable(line.finding)}`);
  if (line.advice !== '') output.say(`  ${printable(line.advice)}`);
}
