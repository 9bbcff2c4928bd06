import type { Verified } from '../../../preload/contract/calls/connector-calls.ts';
import type { IngestMode } from '../../../preload/contract/ingest-mode.ts';
import { counted } from '../../components/number-words.ts';
import type { StateKind } from '../../components/state-mark.tsx';

/** What a verification means, in one sentence. */
export interface VerdictWords {
  readonly kind: Extract<StateKind, 'good' | 'warning' | 'bad'>;
  readonly words: string;
}

/** Whether scans can run with what was verified. */
export function isUsable({ verdict }: Verified): boolean {
  return verdict === 'ready' || verdict === 'assets-only';
}

/** Sums a verification up for the ingest mode that is set. */
export function verdictWords({ verdict, verification }: Verified, mode: IngestMode): VerdictWords {
  const warnings = verification.lines.filter(({ state }) => state === 'warning').length;
  const ingested = mode === 'scan' ? 'assets and vulnerabilities' : 'assets';
  switch (verdict) {
    case 'ready':
      return warnings === 0
        ? { kind: 'good', words: `Verified: scans can ingest ${ingested}.` }
        : {
            kind: 'warning',
            words: `Verified with ${counted(warnings, 'warning')}: scans can ingest ${ingested}.`,
          };
    case 'assets-only':
      return mode === 'scan'
        ? {
            kind: 'warning',
            words: 'Verified for assets only: vulnerabilities cannot be read with this token.',
          }
        : { kind: 'good', words: 'Verified: scans can ingest assets.' };
    case 'refused':
      return { kind: 'bad', words: 'Not verified: the console refuses this token or its permissions.' };
    case 'unusable':
      return { kind: 'bad', words: 'Not verified: scans cannot run like this.' };
  }
}
