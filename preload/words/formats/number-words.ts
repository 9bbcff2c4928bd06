import { formatTag } from './format-tag.ts';

const whole = new Intl.NumberFormat(formatTag());

/** A number with separators between thousands: `1,204,332`. */
export function numberWords(value: number): string {
  return whole.format(value);
}

const decimals = new Map<number, Intl.NumberFormat>();

/** A number with so many digits after its point: `9.8`. */
export function decimalWords(value: number, digits: number): string {
  const format =
    decimals.get(digits) ??
    new Intl.NumberFormat(formatTag(), {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: false,
    });
  decimals.set(digits, format);
  return format.format(value);
}

const english = new Intl.NumberFormat('en-GB');

/** The same in the command line's own tables and notes, which are English in every language. */
export function englishNumber(value: number): string {
  return english.format(value);
}
