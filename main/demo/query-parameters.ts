import { invalidParameter } from './answers.ts';
import { parseInstant } from './timestamps.ts';
import type { InstantRange } from './world.ts';

/** The parameters of every list. */
export interface ListParameters {
  readonly limit: number;
  readonly skip: number;
  readonly cursor: string | null;
  readonly skipCount: boolean;
  readonly countOnly: boolean;
  readonly sortBy: string | null;
  readonly descending: boolean;
}

/** Reads the query of a request by the vendor's rules; throws a 400 with the vendor's words when one is broken. */
export class QueryParameters {
  readonly #query: URLSearchParams;

  constructor(query: URLSearchParams) {
    this.#query = query;
  }

  /** A parameter's text; absent and empty are the same. */
  text(name: string): string | null {
    return this.#query.get(name) || null;
  }

  integer(name: string, lowest: number, highest: number, otherwise: number): number {
    const text = this.text(name);
    if (text === null) return otherwise;
    if (!/^-?\d+$/.test(text)) throw invalidParameter(`${name}: Not a valid integer.`);
    const value = Number(text);
    if (value < lowest || value > highest) {
      throw invalidParameter(`${name}: Must be between ${lowest} and ${highest}.`);
    }
    return value;
  }

  boolean(name: string): boolean | null {
    const text = this.text(name);
    return text === null ? null : readBoolean(name, text);
  }

  /** A comma-separated list; null when absent. */
  list(name: string, most: number): string[] | null {
    const text = this.text(name);
    if (text === null) return null;
    const items = text.split(',');
    if (items.length > most) throw invalidParameter(`${name}: Longer than maximum length ${most}.`);
    return items;
  }

  set(name: string, most: number): ReadonlySet<string> | null {
    const items = this.list(name, most);
    return items && new Set(items);
  }

  booleans(name: string): ReadonlySet<boolean> | null {
    const items = this.list(name, 5000);
    return items && new Set(items.map((item) => readBoolean(name, item)));
  }

  choices(name: string, allowed: ReadonlySet<string>): ReadonlySet<string> | null {
    const items = this.list(name, 5000);
    for (const [index, item] of items?.entries() ?? []) {
      if (!allowed.has(item)) throw invalidParameter(`${name}: ${index}: "${item}" is not a valid choice.`);
    }
    return items && new Set(items);
  }

  ids(name: string, most: number): ReadonlySet<string> | null {
    const items = this.list(name, most);
    if (items?.some((item) => !/^\d{18,19}$/.test(item))) {
      throw invalidParameter(`${name}: Not a valid Identifier.`);
    }
    return items && new Set(items);
  }

  /** Free-text parts of at least so many characters. */
  parts(name: string, most: number, shortest: number): string[] | null {
    const items = this.list(name, most);
    for (const [index, item] of items?.entries() ?? []) {
      if (item.length < shortest) {
        throw invalidParameter(`${name}: ${index}: Shorter than minimum length ${shortest}.`);
      }
    }
    return items;
  }

  /** The family `name__gt`, `__gte`, `__lt`, `__lte`, `__between` as one range; null when none is given. */
  instants(name: string): InstantRange | null {
    const after = this.#instant(`${name}__gt`);
    const since = this.#instant(`${name}__gte`);
    const before = this.#instant(`${name}__lt`);
    const until = this.#instant(`${name}__lte`);
    const between = this.text(`${name}__between`);
    if (after === null && since === null && before === null && until === null && between === null)
      return null;
    const [first = null, last = null] = between === null ? [] : readBetween(`${name}__between`, between);
    // Instants have microseconds: half of one lies between any two neighbours.
    const lower = [after === null ? null : after + 0.0005, since, first].filter((bound) => bound !== null);
    const upper = [before === null ? null : before - 0.0005, until, last].filter((bound) => bound !== null);
    return { from: Math.max(-Infinity, ...lower), to: Math.min(Infinity, ...upper) };
  }

  #instant(name: string): number | null {
    const text = this.text(name);
    if (text === null) return null;
    const instant = parseInstant(text);
    if (instant === null) throw invalidParameter(`${name}: Not a valid datetime.`);
    return instant;
  }

  /** The parameters of a list whose pages hold at most `most` rows and that may be sorted by these columns. */
  paging(most: number, sortable: ReadonlySet<string>): ListParameters {
    const sortBy = this.text('sortBy');
    if (sortBy !== null && !sortable.has(sortBy))
      throw invalidParameter(`sortBy: "${sortBy}" is not a valid choice.`);
    const sortOrder = this.text('sortOrder');
    if (sortOrder !== null && sortOrder !== 'asc' && sortOrder !== 'desc') {
      throw invalidParameter(`sortOrder: "${sortOrder}" is not a valid choice.`);
    }
    return {
      limit: this.integer('limit', 1, most, 10),
      skip: this.integer('skip', 0, 1000, 0),
      cursor: this.text('cursor'),
      skipCount: this.boolean('skipCount') ?? false,
      countOnly: this.boolean('countOnly') ?? false,
      sortBy,
      descending: sortOrder === 'desc',
    };
  }
}

function readBoolean(name: string, text: string): boolean {
  if (/^(true|1)$/i.test(text)) return true;
  if (/^(false|0)$/i.test(text)) return false;
  throw invalidParameter(`${name}: Not a valid boolean.`);
}

function readBetween(name: string, text: string): [number, number] {
  const match = /^(\d{1,14})-(\d{1,14})$/.exec(text);
  if (!match) throw invalidParameter(`${name}: Not a valid date range.`);
  return [Number(match[1]), Number(match[2])];
}
