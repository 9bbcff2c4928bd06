/** Data older than this is said to be stale, in milliseconds: two days. */
const staleAfter = 2 * 24 * 60 * 60 * 1000;

/** Whether what was known at an instant may no longer hold. `now` in milliseconds since the epoch. */
export function isStale(at: string, now: number): boolean {
  return now - Date.parse(at) > staleAfter;
}
