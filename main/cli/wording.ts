/** Numbers, times and texts as people read them in a terminal. */

/** `10,432`. */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** `1 finding`, `10,432 findings`. */
export function counted(value: number, singular: string, plural: string): string {
  return `${count(value)} ${value === 1 ? singular : plural}`;
}

/** An ISO 8601 time in UTC as `2026-03-01 08:00`, or the text for none. */
export function minute(iso: string | null, none = ''): string {
  return iso === null ? none : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}

/** The day of an ISO 8601 time in UTC. */
export function day(iso: string | null): string {
  return iso?.slice(0, 10) ?? '';
}

/** Milliseconds as `0.8 s`, `42 s`, `3 min 5 s` or `2 h 10 min`. */
export function duration(ms: number | null): string {
  if (ms === null) return '';
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Bytes as `812 B`, `1.2 MB`. */
export function size(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

/** A text cut to so many characters, with … where something is missing. */
export function shortened(text: string | null, length: number): string {
  const characters = [...(text ?? '')];
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length - 1).join('')}…`;
}

/** What the table of a list leaves out; empty when nothing. */
export function cutNote(shown: number, total: number): string {
  return shown < total ? `${count(shown)} of ${count(total)} shown` : '';
}
