/** Trims; nothing left counts as not told. */
export function textOrNull(value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  const text = value.trim();
  return text === '' ? null : text;
}

const zoned = /(?:[zZ]|[+-]\d{2}:?\d{2})$/;

/** Times that were read lately: risks of one endpoint share the time of its scan, those of one CVE its publication. */
const timesRead = new Map<string, number | null>();
const mostTimesKept = 4096;

/**
 * Milliseconds since 1970 of a console time, or null when it is none. The console writes microseconds or whole
 * seconds in UTC, and leaves the zone mark out of a few fields.
 */
export function timeOrNull(value: string | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  const known = timesRead.get(value);
  if (known !== undefined) return known;
  const text = value.trim();
  const time = Date.parse(zoned.test(text) ? text : `${text}Z`);
  const read = Number.isNaN(time) ? null : time;
  if (timesRead.size >= mostTimesKept) timesRead.clear();
  timesRead.set(value, read);
  return read;
}

/** A flag as the database keeps it: 1, 0 or not told. */
export function flagOrNull(value: boolean | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  return value ? 1 : 0;
}

/** JSON text of a list, or null when it is empty, so that an empty and an absent list compare equal. */
export function jsonListOrNull(values: readonly unknown[]): string | null {
  return values.length === 0 ? null : JSON.stringify(values);
}
