import type { WalkDetails } from '../../../preload/contract/scan-details.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import type { StateKind } from '../../components/state-mark.tsx';

/** How a walk stands, and why where it did not come to a good end. */
export interface WalkOutcome {
  readonly kind: StateKind;
  readonly label: string;
  readonly why: string | null;
}

/** Says how a walk stands. `underWay`: some process works on its scan now. */
export function walkOutcome(walk: WalkDetails, underWay: boolean): WalkOutcome {
  const { state, complete, rows, expectedTotal } = walk;
  if (state === 'restarted') {
    return {
      kind: 'idle',
      label: say('scanRecords:walk.begunAnew'),
      why: say('scanRecords:walk.begunAnewBecause'),
    };
  }
  if (state === 'running') {
    return underWay
      ? { kind: 'running', label: say('scanRecords:walk.reading'), why: null }
      : { kind: 'paused', label: say('scanRecords:walk.interrupted'), why: say('scanRecords:walk.goesOn') };
  }
  if (state === 'failed') {
    return {
      kind: 'bad',
      label: say('scanRecords:walk.stopped'),
      why: say('scanRecords:walk.stoppedBecause'),
    };
  }
  if (complete) return { kind: 'good', label: say('scanRecords:walk.complete'), why: null };
  const why =
    expectedTotal !== null && expectedTotal !== rows
      ? say('scanRecords:walk.rowsMissing', { rows: numberWords(rows), total: numberWords(expectedTotal) })
      : say('scanRecords:walk.provesNothing');
  return { kind: 'warning', label: say('scanRecords:walk.notProven'), why };
}
