/** What is known of a full walk that reached the console's end mark. */
export interface WalkTotals {
  /** Distinct rows that were read. */
  readonly read: number;
  /** What the console counted when the walk started; null when it did not tell. */
  readonly expected: number | null;
}

/** What the console says when it is asked again after the walk. Null where it did not tell. */
export interface Recount {
  readonly total: number | null;
  /** Records that the console created, changed or removed since the walk started. */
  readonly changedMeanwhile: number | null;
}

export type Completeness =
  | { readonly proven: true; readonly by: 'total' | 'changes' | 'end-mark' }
  | { readonly proven: false; readonly reason: string };

/**
 * Decides whether a full walk read everything: the rows agree with the console's total, or differ by no more than
 * what the console itself changed while it was read. A console that gives no total leaves only its end mark to go by.
 * @param recount asked only when the first total does not agree
 */
export async function proveCompleteness(
  totals: WalkTotals,
  recount: () => Promise<Recount>,
): Promise<Completeness> {
  if (totals.expected === null) return { proven: true, by: 'end-mark' };
  if (totals.read === totals.expected) return { proven: true, by: 'total' };
  const { total, changedMeanwhile } = await recount();
  const told = `The console counted ${totals.expected} records but sent ${totals.read}`;
  if (total === null || changedMeanwhile === null) {
    return { proven: false, reason: `${told}, and could not be asked what changed meanwhile.` };
  }
  const fewest = Math.min(totals.expected, total) - changedMeanwhile;
  const most = Math.max(totals.expected, total) + changedMeanwhile;
  if (totals.read >= fewest && totals.read <= most) return { proven: true, by: 'changes' };
  return {
    proven: false,
    reason: `${told}; only ${changedMeanwhile} changed while it was read (it now counts ${total}).`,
  };
}
