import type { UnprovenReason } from '../../preload/contract/issue-facts.ts';

/** What is known of a walk that reached the console's end mark. */
export interface WalkTotals {
  /** Distinct rows that were read. */
  readonly read: number;
  /** What the console counted when the walk started; null when it did not report a count. */
  readonly expected: number | null;
  /** Whether the walk asked for changes only. */
  readonly delta: boolean;
  /** Rows that are removals: a console may leave these out when it counts. */
  readonly removals: number;
}

/** What the console says when it is asked again after the walk. Null where it did not report a count. */
export interface Recount {
  readonly total: number | null;
  /** Records that the console sends as created, changed or removed since the walk started. */
  readonly changedMeanwhile: number;
}

/** Whether the console counts the records that it listed twice as often as it listed them. */
export type RepeatsCounted = () => Promise<boolean>;

export type Completeness =
  | { readonly proven: true; readonly by: 'total' | 'repeats' | 'changes' | 'end-mark' }
  | { readonly proven: false; readonly reason: UnprovenReason };

/**
 * Decides whether a walk read everything: the rows agree with the console's count, or differ from it, as it was
 * before or is after the walk, by no more than what the console itself changed while it was read, or by records that it
 * lists and counts twice. A console that sends everything as changed ignores the question, and its answer explains nothing
 * that is missing. One that reports no count leaves only its end mark to go by.
 * @param recount asked only when the first count does not agree
 * @param repeatsCounted asked only when repeated rows would explain the difference; null where none would
 */
export async function proveCompleteness(
  totals: WalkTotals,
  recount: () => Promise<Recount>,
  repeatsCounted: RepeatsCounted | null = null,
): Promise<Completeness> {
  const { read, expected, delta, removals } = totals;
  if (expected === null) return { proven: true, by: 'end-mark' };
  if (read === expected) return { proven: true, by: 'total' };
  if (repeatsCounted !== null && (await repeatsCounted())) return { proven: true, by: 'repeats' };
  const { total, changedMeanwhile: changed } = await recount();
  if (total === null) return { proven: false, reason: { why: 'not-recounted', expected, read } };
  // A short delta may well have changed throughout while it was read, but then it is not shorter than it was counted.
  const mayIgnoreTheQuestion = changed > 0 && changed >= read && !(delta && read > expected);
  if (mayIgnoreTheQuestion) return { proven: false, reason: { why: 'changes-unknown', expected, read } };
  const near = (count: number) => Math.abs(read - count) <= changed;
  // What a delta lacks of the changes that were counted is lost to the project, whatever else changed meanwhile.
  const explained = delta
    ? read >= expected && read - expected <= changed + removals
    : near(expected) || near(total);
  if (explained) return { proven: true, by: 'changes' };
  return { proven: false, reason: { why: 'changes-too-few', expected, read, changed, total } };
}
