import { z } from 'zod';
import type { stateReasons } from '../fields/asset/state-reasons.ts';
import type { Phrase } from '../words/phrase.ts';

/** Why an asset is inactive or decommissioned, see `stateReasons`. */
export type StateReason = (typeof stateReasons)[number];

/** Why the console's side of a finding changed, as its history holds it. */
export type EventReason =
  | 'first-reported'
  | 'reported-again'
  /** Complete full walks no longer reported it. */
  | 'not-reported'
  /** The console reported it as removed. */
  | 'removed-in-console';

const phrase: z.ZodType<Phrase> = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.lazy(() => phrase)])),
});

/** Why a call to the console failed, as it is stored with an issue. */
export const failureReason = z.discriminatedUnion('kind', [
  /** The code of the error, and its sentences with their values. */
  z.object({ kind: z.literal('error'), code: z.string(), phrases: z.array(phrase).readonly() }),
  /** The sentence that an earlier version of the program wrote, which is shown as it is. */
  z.object({ kind: z.literal('worded'), text: z.string() }),
]);
export type FailureReason = z.infer<typeof failureReason>;

/** Why a record was quarantined, as it is stored. */
export const quarantineReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-an-object') }),
  /** Fields without which it is not known what the record is about. */
  z.object({ kind: z.literal('unreadable'), fields: z.array(z.string()) }),
  /** One of more than are kept of a page. */
  z.object({ kind: z.literal('too-many') }),
  /** A sentence of whoever wrote it, which is shown as it is. */
  z.object({ kind: z.literal('worded'), text: z.string() }),
]);
export type QuarantineReason = z.infer<typeof quarantineReason>;
