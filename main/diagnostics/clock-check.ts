import { say } from '../../preload/words/say.ts';
import { type Outcome, passed, skipped, warning } from './check.ts';

const tolerated = 5 * 60_000;

/**
 * Compares this machine's clock with the one that the console gave in its answer, both in ms since 1970. A wrong clock
 * makes good certificates look expired and due times come too early or too late.
 */
export function checkClock(ownTime: number, consoleTime: number | null): Outcome {
  if (consoleTime === null) return skipped(say('checks:clock.notCompared'));
  const ahead = ownTime - consoleTime;
  if (Math.abs(ahead) <= tolerated) return passed(say('checks:clock.agrees'));
  return warning(
    say(ahead > 0 ? 'checks:clock.ahead' : 'checks:clock.behind', { span: timeSpan(Math.abs(ahead)) }),
    say('checks:clock.advice'),
  );
}

function timeSpan(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 120) return say('checks:clock.minutes', { count: minutes });
  const hours = Math.round(minutes / 60);
  return hours < 48
    ? say('checks:clock.hours', { count: hours })
    : say('checks:clock.days', { count: Math.round(hours / 24) });
}
