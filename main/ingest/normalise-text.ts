/** Trims; nothing left counts as not told. */
export function textOrNull(value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  const text = value.trim();
  return text === '' ? null : text;
}

const zoned = /(?:[zZ]|[+-]\d{2}:?\d{2})$/;

/**
 * Milliseconds since 1970 of a console time, or null when it is none. The console writes microseconds or whole
 * seconds in UTC, and leaves the zone mark out of a few fields.
 */
export function timeOrNull(value: string | null | undefined): number | null {
  const text = textOrNull(value);
  if (text === null) return null;
  // Nearly all end in Z, and a pattern costs as much as reading the time.
  const time = Date.parse(text.endsWith('Z') || zoned.test(text) ? text : `${text}Z`);
  return Number.isNaN(time) ? null : time;
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
