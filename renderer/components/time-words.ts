import { dateWords } from '../../preload/words/formats/date-words.ts';
import { say } from '../../preload/words/say.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The clock behind what is shown goes in steps: what has just happened may be this far ahead of it, in milliseconds. */
const justNow = 20_000;

/** How far a time is from now: `just now`, `4 min ago`, `in 3 h`, and the date alone when a month or more away. */
export function relativeTime(at: string, now: number): string {
  const instant = Date.parse(at);
  const distance = Math.abs(instant - now);
  const isPast = instant < now;
  if (distance >= 30 * day) return dateWords(new Date(instant));
  if (distance < minute) return instant <= now + justNow ? say('times:justNow') : say('times:soon');
  const minutes = Math.max(1, Math.round(distance / minute));
  if (minutes < 60) return say(isPast ? 'times:minutesAgo' : 'times:inMinutes', { minutes });
  const hours = Math.round(distance / hour);
  if (hours < 24) return say(isPast ? 'times:hoursAgo' : 'times:inHours', { hours });
  return say(isPast ? 'times:daysAgo' : 'times:inDays', { count: Math.round(distance / day) });
}

/** A span of time in its two largest units: `48 s`, `3 min 20 s`, `2 h 5 min`. Milliseconds in, none shown. */
export function durationWords(milliseconds: number): string {
  const whole = Math.round(milliseconds / 1000);
  if (whole === 0) return say('times:underASecond');
  if (whole < 60) return say('times:seconds', { seconds: whole });
  const seconds = whole % 60;
  const wholeMinutes = Math.floor(whole / 60);
  if (wholeMinutes < 60) {
    if (seconds === 0) return say('times:minutes', { minutes: wholeMinutes });
    return say('times:minutesAndSeconds', { minutes: wholeMinutes, seconds });
  }
  const hours = Math.floor(wholeMinutes / 60);
  const minutes = wholeMinutes % 60;
  return minutes === 0 ? say('times:hours', { hours }) : say('times:hoursAndMinutes', { hours, minutes });
}
