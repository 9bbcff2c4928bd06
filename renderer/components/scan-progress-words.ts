import type { ScanProgress } from '../../preload/contract/scan-report.ts';
import type { RunningScanStatus } from '../../preload/contract/topics/status.ts';
import { numberWords } from '../../preload/words/formats/number-words.ts';
import { say } from '../../preload/words/say.ts';
import { durationWords } from './time-words.ts';

type Phase = ScanProgress['phase'];

/** The phases of a scan in their order, in words. Asset Sync Mode has no vulnerabilities. */
export const phaseNames: Readonly<Record<Phase, string>> = {
  planning: say('sync:phase.planning'),
  assets: say('sync:phase.assets'),
  findings: say('sync:phase.findings'),
  'catching-up': say('sync:phase.catching-up'),
  reconciling: say('sync:phase.reconciling'),
  summarising: say('sync:phase.summarising'),
};

/** What a running scan is at. */
export function phaseWords({ progress, cancelling }: RunningScanStatus): string {
  if (cancelling) return say('sync:phase.stopping');
  return progress === null ? say('sync:phase.starting') : phaseNames[progress.phase];
}

/** How many rows are done, and of how many as soon as that is known: `12,400 of 48,000`. */
export function rowWords({ rows, totalRows }: ScanProgress): string {
  return totalRows === null
    ? say('sync:rows', { rows: numberWords(rows) })
    : say('sync:rowsOf', { rows: numberWords(rows), total: numberWords(totalRows) });
}

/** How fast it goes and how long it will take, as far as known: `310/s`, `2 min left`. */
export function paceWords({ rowsPerSecond, secondsLeft }: ScanProgress): string[] {
  const words: string[] = [];
  if (rowsPerSecond >= 1)
    words.push(say('sync:rowsPerSecond', { rows: numberWords(Math.round(rowsPerSecond)) }));
  if (secondsLeft !== null)
    words.push(say('sync:timeLeft', { time: durationWords(roughly(secondsLeft) * 1000) }));
  return words;
}

/** Time left is an estimate: above a minute its seconds would only flicker. */
function roughly(seconds: number): number {
  return seconds < 60 ? Math.max(1, Math.round(seconds / 5) * 5) : Math.round(seconds / 60) * 60;
}
