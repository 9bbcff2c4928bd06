import type { WalkDetails } from '../../../preload/contract/scan-details.ts';
import { numberWords } from '../../components/number-words.ts';
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
    return { kind: 'idle', label: 'Begun anew', why: 'Another walk took its place.' };
  }
  if (state === 'running') {
    return underWay
      ? { kind: 'running', label: 'Reading', why: null }
      : { kind: 'paused', label: 'Interrupted', why: 'The next scan goes on from here.' };
  }
  if (state === 'failed') {
    return { kind: 'bad', label: 'Stopped', why: 'It did not reach its end; the issues say why.' };
  }
  if (complete) return { kind: 'good', label: 'Complete', why: null };
  const why =
    expectedTotal !== null && expectedTotal !== rows
      ? `It read ${numberWords(rows)} of the ${numberWords(expectedTotal)} rows that the console counted, so nothing was resolved by it.`
      : 'It does not prove that everything was read, so nothing was resolved by it; the issues say why.';
  return { kind: 'warning', label: 'Not proven', why };
}
