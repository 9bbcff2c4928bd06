import { withoutSecrets } from '../outside/secret-fields.ts';
import { readTime } from '../outside/time.ts';
import { type AddressReading, readIpAddress, readMacAddress } from './normalise-network.ts';

/**
 * Counts the fields that cannot be read while records become rows, by the console's name of the field, and those that are
 * cut. What cannot be read is left out of the row, so that a scan has to say how much of that there was.
 */
export class UnreadableFields {
  readonly #counts = new Map<string, number>();
  readonly #cut = new Map<string, number>();

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

  /**
   * JSON text of what can be used of a list that the console sent; `[]` where it sent an empty one. Null where it sent none,
   * or nothing in it can be used, so that neither is taken for an empty list. One that is too long loses its last elements.
   */
  list(
    field: string,
    sent: readonly unknown[] | null | undefined,
    usable: readonly unknown[] = sent ?? [],
  ): string | null {
    if (!sent || (sent.length > 0 && usable.length === 0)) return null;
    const text = JSON.stringify(usable);
    if (text.length <= maxJsonLength) return text;
    this.#cut.set(field, (this.#cut.get(field) ?? 0) + 1);
    return beginningOf(usable);
  }

  /** JSON text of an object that is kept whole, without secrets; null where it says nothing, or more than can be kept. */
  json(field: string, value: object | null | undefined): string | null {
    const said = value ? partsSaid(withoutSecrets(value)) : {};
    if (!saysSomething(said)) return null;
    const text = JSON.stringify(said);
    if (text.length <= maxJsonLength) return text;
    this.count(field);
    return null;
  }

  #address(field: string, address: AddressReading): string | null {
    if (address !== 'unreadable') return address;
    this.count(field);
    return null;
  }

  /** These counts and others together. */
  with(others: Readonly<Record<string, number>>): Record<string, number> {
    return together(others, this.#counts);
  }

  /** What was cut, and others together. */
  cutWith(others: Readonly<Record<string, number>>): Record<string, number> {
    return together(others, this.#cut);
  }
}

/** The longest list or object of a record that is kept, as JSON text in UTF-16 code units. */
const maxJsonLength = 64 * 1024;

function together(
  counts: Readonly<Record<string, number>>,
  others: ReadonlyMap<string, number>,
): Record<string, number> {
  const all = { ...counts };
  for (const [field, count] of others) all[field] = (all[field] ?? 0) + count;
  return all;
}

/** As many of the first elements as can be kept. */
function beginningOf(list: readonly unknown[]): string {
  let length = 2;
  const kept = list.findIndex((element) => {
    length += JSON.stringify(element).length + 1;
    return length > maxJsonLength;
  });
  return JSON.stringify(list.slice(0, kept === -1 ? list.length : kept));
}

/** The parts of an object that hold something. */
export function partsSaid(value: object): object {
  const said: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value)) {
    if (part !== null && part !== undefined && part !== '') said[name] = part;
  }
  return said;
}

export function saysSomething(said: object): boolean {
  return Object.keys(said).length > 0;
}
