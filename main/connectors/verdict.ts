import type { Verification, VerificationLine } from '../../preload/contract/verification.ts';

/**
 * What a verification means for the connector:
 * `ready`: it can be used, perhaps with warnings. `assets-only`: assets can be read, findings cannot.
 * `refused`: the console does not accept the token or its permissions. `unusable`: the console cannot be used at all.
 */
export type Verdict = 'ready' | 'assets-only' | 'refused' | 'unusable';

const required: readonly VerificationLine['id'][] = ['address', 'token', 'assets'];
const refusals: readonly VerificationLine['code'][] = ['token-rejected', 'permission-missing'];

/** Sums the lines of a verification up. */
export function verdictOf({ lines }: Verification): Verdict {
  const blocking = lines.find((line) => line.state === 'failed' && required.includes(line.id));
  if (blocking !== undefined) return refusals.includes(blocking.code) ? 'refused' : 'unusable';
  const findings = lines.find((line) => line.id === 'findings');
  return findings?.state === 'failed' ? 'assets-only' : 'ready';
}
