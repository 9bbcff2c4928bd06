import type { ScanProgress } from '../../../preload/contract/scan-report.ts';
import { englishNumber } from '../../../preload/words/formats/number-words.ts';

/** How often a phase that goes on is noted, in milliseconds. */
const noteEveryMs = 10_000;

const phaseNames: Record<ScanProgress['phase'], string> = {
  planning: 'Planning',
  assets: 'Reading assets',
  findings: 'Reading vulnerabilities',
  'catching-up': 'Reading changes made in the meantime',
  reconciling: 'Reconciling',
  summarising: 'Summing up',
};

/** A running scan in one line: phase, rows of total, rate, time left. */
export function progressLine({ phase, rows, totalRows, rowsPerSecond, secondsLeft }: ScanProgress): string {
  const parts = [phaseNames[phase]];
  if (phase === 'assets' || phase === 'findings' || phase === 'catching-up') {
    if (totalRows !== null) parts.push(`${amount(rows)} of ${amount(totalRows)}`);
    else if (rows > 0) parts.push(amount(rows));
    if (rowsPerSecond >= 1) parts.push(`${amount(rowsPerSecond)} rows/s`);
    if (secondsLeft !== null && rows < (totalRows ?? 0)) parts.push(`${duration(secondsLeft * 1000)} left`);
  }
  return parts.join(' · ');
}

/** A number for people: whole, with thousands separators. */
export function amount(value: number): string {
  return englishNumber(Math.round(value));
}

/** A length of time for people. */
export function duration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/**
 * Lines of progress for where no line can be rewritten: each phase as it ends, and a long one now and then.
 * @param note writes a line
 */
export function progressNotes(note: (line: string) => void, now: () => number = Date.now) {
  let last: ScanProgress | null = null;
  let notedAt = now();
  const write = (progress: ScanProgress) => {
    note(progressLine(progress));
    notedAt = now();
  };
  return {
    show(progress: ScanProgress): void {
      if (last !== null && last.phase !== progress.phase) write(last);
      else if (now() - notedAt >= noteEveryMs) write(progress);
      last = progress;
    },
    end(): void {
      if (last !== null) write(last);
    },
  };
}
