import { say } from '../../preload/words/say.ts';

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
  /** Records that the console sends as created, changed or removed since the walk started. */
  readonly changedMeanwhile: number;
}

export type Completeness =
  | { readonly proven: true; readonly by: 'total' | 'changes' | 'end-mark' }
  | { readonly proven: false; readonly reason: string };

/**
 * Decides whether a full walk read everything: the rows agree with the console's total, or differ from it, as it was
 * before or is after the walk, by no more than what the console itself changed while it was read. A console that
 * sends everything as changed ignores the question, and its answer explains nothing. One that gives no total leaves
 * only its end mark to go by.
 * @param recount asked only when the first total does not agree
 */
export async function proveCompleteness(
  totals: WalkTotals,
  recount: () => Promise<Recount>,
): Promise<Completeness> {
  if (totals.expected === null) return { proven: true, by: 'end-mark' };
  if (totals.read === totals.expected) return { proven: true, by: 'total' };
  const { total, changedMeanwhile } = await recount();
  const told = { expected: inWords(totals.expected), read: inWords(totals.read) };
  if (total === null) return { proven: false, reason: say('scanIssues:unproven.notRecounted', told) };
  if (changedMeanwhile > 0 && changedMeanwhile >= totals.read) {
    return { proven: false, reason: say('scanIssues:unproven.changesUnknown', told) };
  }
  const near = (count: number) => Math.abs(totals.read - count) <= changedMeanwhile;
  if (near(totals.expected) || near(total)) return { proven: true, by: 'changes' };
  return {
    proven: false,
    reason: say('scanIssues:unproven.changesTooFew', {
      ...told,
      changed: inWords(changedMeanwhile),
      total: inWords(total),
    }),
  };
}

function inWords(count: number): string {
  return count.toLocaleString('en-GB');
}
