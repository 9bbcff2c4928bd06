const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const exact = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});

const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** A time to the second on the machine's clock with its time zone: `22 Nov 2026, 22:18:43 UTC`. */
export function exactTime(at: string): string {
  return exact.format(new Date(at));
}

function amount(distance: number): string {
  const minutes = Math.max(1, Math.round(distance / minute));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(distance / hour);
  if (hours < 24) return `${hours} h`;
  const days = Math.round(distance / day);
  return days === 1 ? '1 day' : `${days} days`;
}

/** The clock behind what is shown goes in steps: what has just happened may be this far ahead of it, in milliseconds. */
const justNow = 20_000;

/** How far a time is from now: `just now`, `4 min ago`, `in 3 h`, and the date alone when a month or more away. */
export function relativeTime(at: string, now: number): string {
  const instant = Date.parse(at);
  const distance = Math.abs(instant - now);
  if (distance >= 30 * day) return date.format(new Date(instant));
  if (distance < minute) return instant <= now + justNow ? 'just now' : 'in under a minute';
  return instant < now ? `${amount(distance)} ago` : `in ${amount(distance)}`;
}

/** A span of time in its two largest units: `48 s`, `3 min 20 s`, `2 h 5 min`. Milliseconds in, none shown. */
export function durationWords(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds === 0) return 'under 1 s';
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}
