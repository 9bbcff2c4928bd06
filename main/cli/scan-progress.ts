import type { ScanProgress } from '../../preload/contract/scan-report.ts';

const phaseNames: Record<ScanProgress['phase'], string> = {
  planning: 'Planning',
  assets: 'Reading assets',
  vulnerabilities: 'Reading vulnerabilities',
  reconciling: 'Reconciling',
  summarising: 'Summing up',
};

/** A running scan in one line: phase, rows of total, rate, time left. */
export function progressLine({ phase, rows, totalRows, rowsPerSecond, secondsLeft }: ScanProgress): string {
  const parts = [phaseNames[phase]];
  if (phase === 'assets' || phase === 'vulnerabilities') {
    parts.push(totalRows === null ? amount(rows) : `${amount(rows)} of ${amount(totalRows)}`);
    if (rowsPerSecond >= 1) parts.push(`${amount(rowsPerSecond)} rows/s`);
    if (secondsLeft !== null) parts.push(`${duration(secondsLeft * 1000)} left`);
  }
  return parts.join(' · ');
}

/** A number for people: whole, with thousands separators. */
export function amount(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}

/** A length of time for people. */
export function duration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
