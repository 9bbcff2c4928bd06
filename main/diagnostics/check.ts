import type { VerificationLine } from '../../preload/contract/verification.ts';

/** How a check ended, what was found in one sentence, and what to do; no advice when there is nothing to do. */
export interface Outcome {
  readonly state: VerificationLine['state'];
  readonly finding: string;
  readonly advice: string;
  /** The stable code of what went wrong; null where there is none. */
  readonly code: string | null;
}

/** One check of a diagnosis. */
export interface Check extends Outcome {
  /** `project`, or `connector/<id>/token` for a check of one connector. */
  readonly id: string;
  readonly title: string;
}

export function passed(finding: string): Outcome {
  return { state: 'passed', finding, advice: '', code: null };
}

export function warning(finding: string, advice: string): Outcome {
  return { state: 'warning', finding, advice, code: null };
}

export function failed(code: string, finding: string, advice: string): Outcome {
  return { state: 'failed', finding, advice, code };
}

/** An expected failure of a service as a failed check. */
export function failedBy(error: Error & { readonly code: string; readonly advice: string }): Outcome {
  return failed(error.code, error.message, error.advice);
}

export function skipped(finding: string, advice = ''): Outcome {
  return { state: 'skipped', finding, advice, code: null };
}
