import type { ListRow } from '../../../preload/contract/row-lists.ts';
import { spreadsheetText } from '../../../preload/contract/spreadsheet-text.ts';

/** A value as it is copied: times in ISO 8601, numbers without separators, lists joined, records as JSON. */
export function copiedText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value) && value.every((element) => typeof element === 'string')) return value.join('; ');
  return JSON.stringify(value);
}

/**
 * Rows as lines of cells parted by tabs, under the columns' titles, for pasting into a spreadsheet. Control characters
 * become spaces; no text is run as a formula, as in an exported CSV file ({@link spreadsheetText}).
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
  return typeof value === 'number' ? text : spreadsheetText(text);
}
