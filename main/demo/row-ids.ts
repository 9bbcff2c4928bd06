import { hash } from './hashing.ts';

/** Turns the position of a row into a 19-digit id and back. Ids grow with the position, with uneven gaps. */
export interface RowIds {
  idAt(index: number): string;
  /** The position behind an id, or null when no row has ever had it. */
  indexOf(id: string): number | null;
}

const lowest = 100_000_000_000;
const room = 890_000_000_000;

/**
 * Ids beginning with these seven digits for up to `rows` positions. The other twelve digits stay below 2^53, so
 * that no big integers are needed however many rows there are.
 */
export function rowIds(prefix: string, seed: number, rows: number): RowIds {
  const step = Math.max(1, Math.min(1_000_003, Math.floor(room / Math.max(1, rows))));
  const idAt = (index: number): string =>
    prefix + String(lowest + index * step + (hash(seed, index, 90) % step));
  return {
    idAt,
    indexOf(id) {
      if (id.length !== 19 || !id.startsWith(prefix)) return null;
      const index = Math.floor((Number(id.slice(7)) - lowest) / step);
      return index >= 0 && index < rows && idAt(index) === id ? index : null;
    },
  };
}
