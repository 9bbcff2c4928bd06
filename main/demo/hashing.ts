/**
 * A well-mixed unsigned 32-bit number from three integers. Everything in the generated tenant is a pure function of
 * such numbers, so any row can be computed from its index alone. (The finaliser of MurmurHash3, applied per word.)
 */
export function hash(a: number, b: number, c: number): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15) ^ b, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 13) ^ c, 0x27d4eb2f);
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A number in [0, 1) made from a hash. */
export function fraction(hashed: number): number {
  return hashed / 4294967296;
}

/** One of the items, chosen by a hash. Throws on an empty list, which is a mistake in the caller's data. */
export function pick<T>(items: readonly T[], hashed: number): T {
  const item = items[hashed % items.length];
  if (item === undefined) throw new RangeError('Nothing to pick from.');
  return item;
}
