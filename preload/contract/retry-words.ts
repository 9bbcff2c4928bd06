import { say } from '../words/say.ts';
import type { ScanRetry } from './scan-report.ts';

/** Why nothing comes, and which try is next: `The console answers 502; try 3 of 5`. */
export function retryWords({ status, attempt, attempts }: Omit<ScanRetry, 'at'>): string {
  return status === null
    ? say('sync:retry.silent', { attempt, attempts })
    : say('sync:retry.answers', { status, attempt, attempts });
}

/** The same with how long until then: `The console answers 502; try 3 of 5 in 12 s`. @param now ms since 1970 */
export function retryWordsAt(retry: ScanRetry, now: number): string {
  const seconds = Math.ceil((Date.parse(retry.at) - now) / 1000);
  const what = retryWords(retry);
  if (seconds <= 0) return say('sync:retry.now', { what });
  return seconds < 120
    ? say('sync:retry.inSeconds', { what, seconds })
    : say('sync:retry.inMinutes', { what, minutes: Math.ceil(seconds / 60) });
}
