import type { Verified } from '../../preload/contract/calls/connector-calls.ts';
import type { IngestMode } from '../../preload/contract/ingest-mode.ts';
import { numberWords } from '../../preload/words/formats/number-words.ts';
import { say } from '../../preload/words/say.ts';
import type { StateKind } from '../components/state-mark.tsx';

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
  switch (verdict) {
    case 'ready':
      return warnings === 0
        ? {
            kind: 'good',
            words: say(
              mode === 'scan' ? 'connectorForm:verdict.ready' : 'connectorForm:verdict.readyForAssets',
            ),
          }
        : {
            kind: 'warning',
            words: say(
              mode === 'scan' ? 'connectorForm:verdict.warnings' : 'connectorForm:verdict.warningsForAssets',
              { count: warnings, warnings: numberWords(warnings) },
            ),
          };
    case 'assets-only':
      return mode === 'scan'
        ? {
            kind: 'warning',
            words: say('connectorForm:verdict.assetsOnly'),
          }
        : { kind: 'good', words: say('connectorForm:verdict.readyForAssets') };
    case 'refused':
      return { kind: 'bad', words: say('connectorForm:verdict.refused') };
    case 'unusable':
      return { kind: 'bad', words: say('connectorForm:verdict.unusable') };
  }
}
