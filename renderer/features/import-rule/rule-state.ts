import type { RuleView } from '../../../preload/contract/calls/rule-calls.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import type { StateKind } from '../../components/state-mark.tsx';

/** How an ingest rule stands, in a word or two; `because` says why, where that is known. */
export function ruleState(
  { paused, pausedBecause, failures, schedule }: RuleView,
  schedulePaused: boolean,
): { readonly kind: StateKind; readonly words: string; readonly because: string | null } {
  if (paused && pausedBecause !== null)
    return { kind: 'bad', words: say('importRule:ruleState.paused'), because: pausedBecause };
  if (paused) return { kind: 'paused', words: say('importRule:ruleState.paused'), because: null };
  if (failures > 0) {
    return {
      kind: 'warning',
      words: say('importRule:ruleState.failed', { count: failures, failures: numberWords(failures) }),
      because: schedule.kind === 'manual' ? null : say('importRule:ruleState.triedAgain'),
    };
  }
  if (schedule.kind === 'manual')
    return { kind: 'idle', words: say('importRule:ruleState.byHand'), because: null };
  if (schedulePaused)
    return {
      kind: 'paused',
      words: say('importRule:ruleState.waiting'),
      because: say('importRule:ruleState.wholeSchedulePaused'),
    };
  return { kind: 'good', words: say('importRule:ruleState.active'), because: null };
}
