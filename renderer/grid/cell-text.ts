import type { ListRow } from '../../preload/contract/row-lists.ts';

/** A value as it is copied: times in ISO 8601, numbers without separators, lists joined, records as JSON. */
export function copiedText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value) && value.every((element) => typeof element === 'string')) return value.join('; ');
  return JSON.stringify(value);
}

/**
 * Rows as lines of cells parted by tabs, under the columns' titles, for pasting into a spreadsheet. Control characters become spaces. Text that a
 * spreadsheet would run as a formula gets an apostrophe in front, as in an exported CSV file
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export function copiedRows(
  rows: readonly ListRow[],
  columns: readonly { readonly field: string; readonly title: string }[],
): string {
  const lines = rows.map((row) => columns.map(({ field }) => cellOf(row[field])).join('\t'));
  return [columns.map(({ title }) => title).join('\t'), ...lines].join('\n');
}

function cellOf(value: unknown): string {
  const text = copiedText(value).replace(/\p{Cc}+/gu, ' ');
  return typeof value !== 'number' && /^[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
}
