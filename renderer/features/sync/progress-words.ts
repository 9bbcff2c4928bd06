import type { ScanProgress } from '../../../preload/contract/scan-report.ts';
import type { RunningScanStatus } from '../../../preload/contract/topics/status.ts';
import { numberWords } from '../../components/number-words.ts';
import { durationWords } from '../../components/time-words.ts';

type Phase = ScanProgress['phase'];

/** The phases of a scan in their order, in words. Asset Sync Mode has no vulnerabilities. */
export const phaseNames: Readonly<Record<Phase, string>> = {
  planning: 'Planning',
  assets: 'Assets',
  vulnerabilities: 'Vulnerabilities',
  'catching-up': 'Catching up',
  reconciling: 'Reconciling',
  summarising: 'Summarising',
};

/** What a running scan is at. */
export function phaseWords({ progress, cancelling }: RunningScanStatus): string {
  if (cancelling) return 'Stopping';
  return progress === null ? 'Starting' : phaseNames[progress.phase];
}

/** How many rows are done, and of how many as soon as that is known: `12,400 of 48,000`. */
export function rowWords({ rows, totalRows }: ScanProgress): string {
  return totalRows === null
    ? `${numberWords(rows)} rows`
    : `${numberWords(rows)} of ${numberWords(totalRows)}`;
}

/** How fast it goes and how long it will take, as far as known: `310/s`, `2 min left`. */
export function paceWords({ rowsPerSecond, secondsLeft }: ScanProgress): string[] {
  const words: string[] = [];
  if (rowsPerSecond >= 1) words.push(`${numberWords(Math.round(rowsPerSecond))}/s`);
  if (secondsLeft !== null) words.push(`${durationWords(roughly(secondsLeft) * 1000)} left`);
  return words;
}

/** Time left is an estimate: above a minute its seconds would only flicker. */
function roughly(seconds: number): number {
  return seconds < 60 ? Math.max(1, Math.round(seconds / 5) * 5) : Math.round(seconds / 60) * 60;
}

/** Who started a running scan. */
export const starterWords: Readonly<Record<RunningScanStatus['startedBy'], string>> = {
  hand: 'started by hand',
  rule: 'started on schedule',
  elsewhere: 'started by another program of yours',
};
