/** Trims; nothing left counts as not told. */
export function textOrNull(value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  const text = value.trim();
  return text === '' ? null : text;
}

/** A flag as the database keeps it: 1, 0 or not told. */
export function flagOrNull(value: boolean | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  return value ? 1 : 0;
}

/**
 * JSON text of what can be used of a list that the console sent; `[]` where it sent an empty one. Null where it sent none, or
 * nothing in it can be used, so that neither is taken for an empty list.
 */
export function jsonListOrNull(
  sent: readonly unknown[] | null | undefined,
  usable: readonly unknown[] = sent ?? [],
): string | null {
  if (!sent || (sent.length > 0 && usable.length === 0)) return null;
  return JSON.stringify(usable);
}
