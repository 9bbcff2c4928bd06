import { readTime } from '../outside/time.ts';
import { type AddressReading, readIpAddress, readMacAddress } from './normalise-network.ts';

/**
 * Counts the fields that cannot be read while records become rows, by the console's name of the field. What cannot be
 * read is left out of the row, so that a scan has to say how much of that there was.
 */
export class UnreadableFields {
  readonly #counts = new Map<string, number>();

  /** Counts a field that is there and is not understood. What is merely absent or empty is none. */
  count(field: string): void {
    this.#counts.set(field, (this.#counts.get(field) ?? 0) + 1);
  }

  /** A time of a record as milliseconds since 1970, see {@link readTime}; null when there is none that can be read. */
  time(field: string, value: string | number | null | undefined): number | null {
    const time = readTime(value);
    if (time !== 'unreadable') return time;
    this.count(field);
    return null;
  }

  /** An IP address of a record in its one form, see {@link readIpAddress}; null when there is none that can be read. */
  ip(field: string, value: string | null | undefined): string | null {
    return this.#address(field, readIpAddress(value));
  }

  /** As `ip`, a hardware address, see {@link readMacAddress}. */
  mac(field: string, value: string | null | undefined): string | null {
    return this.#address(field, readMacAddress(value));
  }

  #address(field: string, address: AddressReading): string | null {
    if (address !== 'unreadable') return address;
    this.count(field);
    return null;
  }

  /** These counts and others together. */
  with(others: Readonly<Record<string, number>>): Record<string, number> {
    const all = { ...others };
    for (const [field, count] of this.#counts) all[field] = (all[field] ?? 0) + count;
    return all;
  }
}
