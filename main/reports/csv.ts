import { spreadsheetText } from '../../preload/contract/spreadsheet-text.ts';

/** How a CSV file is written for the program that reads it. */
export interface CsvForm {
  /** Whether the file begins with a byte order mark, by which Excel knows that it is UTF-8. */
  readonly bom: boolean;
  /** Whether text that a spreadsheet would change by taking it for a number, a date or a time gets an apostrophe in front. */
  readonly idsAsText: boolean;
}

/**
 * Writes one record of a CSV file (RFC 4180, lines ended by CRLF).
 *
 * Safe to open in a spreadsheet, see {@link spreadsheetText}. Numbers stay as they are, negative ones too. Lists are joined
 * by "; ", records nested deeper are JSON text, what is not known is empty.
 *
 * A spreadsheet keeps 15 digits of a number, takes leading zeros away and reads `12E4` as one, and `1-2`, `MAR1` or
 * `1.2.3` as a date. With `idsAsText` such
 * texts get an apostrophe too: it shows in the cell, but Excel and LibreOffice keep every digit behind it, whatever
 * their settings, which `="..."` does not achieve in a LibreOffice that evaluates no formulas.
 */
export function csvRecord(values: readonly unknown[], idsAsText = false): string {
  return `${values.map((value) => csvCell(value, idsAsText)).join(',')}\r\n`;
}

/** One cell of a record, see `csvRecord`. */
export function csvCell(value: unknown, idsAsText = false): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const safe = spreadsheetText(textOf(value));
  const text = idsAsText && numberLike.test(safe) ? `'${safe}` : safe;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((element) => typeof element === 'string')) return value.join('; ');
  return JSON.stringify(value);
}

/** Fifteen digits and more, leading zeros, a fraction alone, zeros at its end (as versions have), exponents. */
const numberForm = String.raw`\d{15,}|0\d+|\.\d+|\d+\.\d*0|\d*\.?\d+e[+-]?\d+`;
const monthName = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
/** Times of the day, dates of two or three numbers, those with the points of German, and those with a month's name. */
const dateForm = String.raw`\d{1,2}:\d{2}(?::\d{2})?|\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,4})?|(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.\d{1,4}|${monthName}[-/ ]?\d{1,4}|\d{1,2}[-/ ]?${monthName}(?:[-/ ]\d{2,4})?`;
const numberLike = new RegExp(`^\\s*(?:${numberForm}|${dateForm})\\s*$`, 'i');
