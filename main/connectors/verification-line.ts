import type { VerificationLine } from '../../preload/contract/verification.ts';
import { say } from '../../preload/words/say.ts';
import type { ConsoleError } from '../sentinelone/console-error.ts';

export type LineId = VerificationLine['id'];
/** What a check found out, before it stands on its line. */
export type Outcome = Omit<VerificationLine, 'id' | 'title'>;

const titles: Record<LineId, string> = {
  address: say('verification:title.address'),
  token: say('verification:title.token'),
  expiry: say('verification:title.expiry'),
  scope: say('verification:title.scope'),
  assets: say('verification:title.assets'),
  findings: say('verification:title.findings'),
};

/** Puts an outcome on its line. */
export function lineOf(id: LineId, outcome: Outcome): VerificationLine {
  return { id, title: titles[id], ...outcome };
}

export function passed(finding: string, count: number | null = null): Outcome {
  return { state: 'passed', finding, advice: '', code: null, count };
}

export function warning(finding: string, advice: string, facts: Partial<Outcome> = {}): Outcome {
  return { state: 'warning', finding, advice, code: null, count: null, ...facts };
}

export function skipped(finding: string): Outcome {
  return { state: 'skipped', finding, advice: '', code: null, count: null };
}

/** A line that cannot be decided since an earlier one, on which it rests, was not passed. */
export function skippedAfter(id: LineId, earlier: Outcome): Outcome {
  if (earlier.state === 'skipped') return skipped(earlier.finding);
  return skipped(say('verification:skippedAfter', { title: titles[id] }));
}

/** A failed call as a failed line; a cancelled one says nothing about the console. */
export function failed(error: ConsoleError, advice = error.advice): Outcome {
  if (error.code === 'cancelled') return skipped(say('verification:skippedCancelled'));
  return { state: 'failed', finding: error.message, advice, code: error.code, count: null };
}

/** Whether lines that rest on this one can be tried. */
export function holds(outcome: Outcome): boolean {
  return outcome.state === 'passed' || outcome.state === 'warning';
}
