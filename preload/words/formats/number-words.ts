import { say } from '../say.ts';
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

/** A number of bytes in its largest unit: `812 B`, `1.2 MB`. */
export function byteWords(bytes: number): string {
  const units = ['b', 'kb', 'mb', 'gb', 'tb'] as const;
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const number = unit === 0 ? numberWords(value) : decimalWords(value, 1);
  return say(`scan:bytes.${units[unit] ?? 'tb'}`, { number });
}
