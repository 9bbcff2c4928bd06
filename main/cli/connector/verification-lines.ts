import type { Verification, VerificationLine } from '../../../preload/contract/verification.ts';
import { whereExplained } from '../explained.ts';
import type { Output } from '../output/output.ts';
import { printable } from '../output/printable.ts';
import { withScriptId } from '../output/script-names.ts';
import { sayWrapped } from '../output/wrapping.ts';

/** The sign for how something was found, in its colour. */
export function stateMark({ colours }: Output, state: VerificationLine['state']): string {
  const { green, yellow, red, dim } = colours;
  return { passed: green('✓'), warning: yellow('!'), failed: red('✗'), skipped: dim('-') }[state];
}

/** Shows one line of a verification: its outcome, what was found, and what to do. */
export function sayVerificationLine(output: Output, line: VerificationLine): void {
  sayWrapped(output, `${stateMark(output, line.state)} ${line.title}: ${printable(line.finding)}`, 2);
  if (line.advice !== '') sayWrapped(output, `  ${printable(line.advice)}`, 2);
  const explained = output.named(whereExplained(line.code));
  if (explained !== '') sayWrapped(output, `  ${explained}`, 2);
}

/** A verification as `--json` gives it. */
export function verificationDocument(verification: Verification | null) {
  return verification && { ...verification, lines: verification.lines.map(withScriptId) };
}
