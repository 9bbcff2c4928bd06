/**
 * Writes one record of a CSV file (RFC 4180, lines ended by CRLF).
 *
 * Safe to open in a spreadsheet: text that starts with `=`, `+`, `-`, `@` (also in full width), a tab, a carriage
 * return or a line feed would be run as a formula, so it gets an apostrophe in front
 * (https://owasp.org/www-community/attacks/CSV_Injection); so does such a character behind a semicolon, a tab or a line
 * break within the text, since many spreadsheets part cells at semicolons and know no quotes then. Numbers stay as they
 * are, negative ones too. Lists are joined by "; ", records nested deeper are JSON text, what is not known is empty.
 */
export function csvRecord(values: readonly unknown[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

/** One cell of a record, see `csvRecord`. */
export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = defused(textOf(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((element) => typeof element === 'string')) return value.join('; ');
  return JSON.stringify(value);
}

const blankStart = /^[\t\r\n]/;
const formulaStart = /(^|[;\t\r\n]\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

function defused(text: string): string {
  const inside = text.replace(formulaStart, "$1'");
  return blankStart.test(inside) ? `'${inside}` : inside;
}
