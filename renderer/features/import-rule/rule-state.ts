import type { RuleView } from '../../../preload/contract/calls/rule-calls.ts';
import { counted } from '../../components/number-words.ts';
import type { StateKind } from '../../components/state-mark.tsx';

/** How an ingest rule stands, in a word or two; `because` says why, where that is known. */
export function ruleState(
  { paused, pausedBecause, failures, schedule }: RuleView,
  schedulePaused: boolean,
): { readonly kind: StateKind; readonly words: string; readonly because: string | null } {
  if (paused && pausedBecause !== null) return { kind: 'bad', words: 'Paused', because: pausedBecause };
  if (paused) return { kind: 'paused', words: 'Paused', because: null };
  if (failures > 0) {
    return {
      kind: 'warning',
      words: `Failed ${counted(failures, 'time')} in a row`,
      because: schedule.kind === 'manual' ? null : 'It is tried again, less often after each failure.',
    };
  }
  if (schedule.kind === 'manual') return { kind: 'idle', words: 'By hand', because: null };
  if (schedulePaused) return { kind: 'paused', words: 'Waiting', because: 'The whole schedule is paused.' };
  return { kind: 'good', words: 'Active', because: null };
}
