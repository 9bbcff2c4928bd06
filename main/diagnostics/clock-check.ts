import { type Outcome, passed, skipped, warning } from './check.ts';

const tolerated = 5 * 60_000;

/**
 * Compares this machine's clock with the one that the console gave in its answer, both in ms since 1970. A wrong clock
 * makes good certificates look expired and due times come too early or too late.
 */
export function checkClock(ownTime: number, consoleTime: number | null): Outcome {
  if (consoleTime === null) return skipped('Not compared, since the console did not answer.');
  const ahead = ownTime - consoleTime;
  if (Math.abs(ahead) <= tolerated) return passed('This machine and the console agree about the time.');
  return warning(
    `The clock of this machine is ${timeSpan(Math.abs(ahead))} ${ahead > 0 ? 'ahead of' : 'behind'} the console's.`,
    'Set the clock of this machine, best by letting it follow a time server (NTP).',
  );
}

function timeSpan(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 120) return `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}
