import { amount } from '../scan/scan-progress.ts';

/** Numbers, times and texts as people read them in a terminal. */

/** `1 finding`, `10,432 findings`. */
export function counted(value: number, singular: string, plural: string): string {
  return `${amount(value)} ${value === 1 ? singular : plural}`;
}

/** An ISO 8601 time in UTC as `2026-03-01 08:00`, or the text for none. */
export function minute(iso: string | null, none = ''): string {
  return iso === null ? none : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
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
  // A character takes two units at most.
  const characters = [...(text ?? '').slice(0, 2 * length + 2)];
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length - 1).join('')}…`;
}

/** What an asset is called: its host name, or its id where it has none. */
export function hostOrId({
  hostName,
  assetId,
}: {
  readonly hostName: string | null;
  readonly assetId: string | null;
}): string {
  return hostName || (assetId ?? '');
}

/** What the table of a list leaves out; empty when nothing. */
export function cutNote(shown: number, total: number): string {
  return shown < total ? `${amount(shown)} of ${amount(total)} shown` : '';
}
