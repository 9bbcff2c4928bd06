const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const time = '(?<hour>\\d{2}):(?<minute>\\d{2}):(?<second>\\d{2})';
/** The three forms of RFC 9110, section 5.6.7: today's, that of RFC 850, and that of C's `asctime`. */
const forms = [
  new RegExp(`^[A-Z][a-z]{2}, (?<day>\\d{2}) (?<month>[A-Z][a-z]{2}) (?<year>\\d{4}) ${time} GMT$`),
  new RegExp(`^[A-Z][a-z]{5,8}, (?<day>\\d{2})-(?<month>[A-Z][a-z]{2})-(?<year>\\d{2}) ${time} GMT$`),
  new RegExp(`^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<day>[ \\d]\\d) ${time} (?<year>\\d{4})$`),
];

/**
 * Reads an HTTP date, which is always in UTC.
 * @param near epoch milliseconds by which a year of two digits is understood: never more than 50 years ahead of it
 * @returns epoch milliseconds; null for anything else, also for a day that no month has
 */
export function parseHttpDate(text: string, near: number): number | null {
  const found = forms.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  if (found === undefined) return null;
  const part = (name: string) => Number(found[name]);
  const month = months.indexOf(found['month'] ?? '');
  const year = found['year']?.length === 2 ? fullYear(part('year'), near) : part('year');
  const at = Date.UTC(year, month, part('day'), part('hour'), part('minute'), part('second'));
  const isDay = month >= 0 && new Date(at).getUTCDate() === part('day');
  return isDay && part('hour') < 24 && part('minute') < 60 && part('second') < 60 ? at : null;
}

function fullYear(digits: number, near: number): number {
  const thisYear = new Date(near).getUTCFullYear();
  const inThisCentury = Math.floor(thisYear / 100) * 100 + digits;
  return inThisCentury > thisYear + 50 ? inThisCentury - 100 : inThisCentury;
}
