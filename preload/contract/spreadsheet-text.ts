/** What control characters are left out, where texts may have lines and tabs. */
const control = /[^\P{Cc}\t\n\r]/gu;
const blankStart = /^[\t\r\n]/;
/** What begins a formula; signs of full width are taken for the plain ones. */
const sign = '[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]';
/** What may stand before a formula without changing that it is one. */
const hidden = '["\'`\\s\\p{Cf}]*';
const formulaStart = new RegExp(
  `(?:^|[,;|:\\t\\r\\n])${hidden}(?=${sign})|\\p{Zs}["'\`\\p{Cf}]*(?=${sign}\\S)`,
  'gu',
);

/**
 * A text that no spreadsheet runs as a formula, wherever it parts cells: what would begin one gets an apostrophe in front
 * (https://owasp.org/www-community/attacks/CSV_Injection). That is looked for at the beginning, and behind whatever cells may
 * be parted at (comma, semicolon, bar, colon, tab, line break, blank) and quotes after it: a program that parts at another
 * character than the text was written for knows none of its quotes. Behind a blank a sign that stands alone is none:
 * `a - b`. Characters that nobody sees hide nothing; control characters other than tabs and line breaks are left out.
 */
export function spreadsheetText(text: string): string {
  const inside = text.replace(control, '').replace(formulaStart, (before) => `${before}'`);
  return blankStart.test(inside) ? `'${inside}` : inside;
}
