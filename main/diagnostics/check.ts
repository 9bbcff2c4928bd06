import type { DiagnosticCheck, RepairName } from '../../preload/contract/diagnostic-check.ts';

/** How a check ended, before it stands on its line. */
export type Outcome = Pick<DiagnosticCheck, 'state' | 'finding' | 'advice' | 'code'> & {
  readonly repair?: RepairName;
};

export function passed(finding: string): Outcome {
  return { state: 'passed', finding, advice: '', code: null };
}

export function warning(finding: string, advice: string, repair?: RepairName): Outcome {
  return { state: 'warning', finding, advice, code: null, ...(repair && { repair }) };
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
