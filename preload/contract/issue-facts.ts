import { z } from 'zod';
import { failureReason } from './reasons.ts';
import { resource, walkScope } from './scan-details.ts';

const count = z.number().int().nonnegative();
const walk = { resource, scope: walkScope };
/** How often the console sent each word of a closed list that is not known; the empty text is a record without a word. */
const wordCounts = z.record(z.string(), count);

/** An account, a site or a group, with its name where the project knows it; `all` has neither id nor name. */
export const scopeUnit = z.object({
  kind: walkScope.shape.kind,
  id: z.string().nullable(),
  name: z.string().nullable(),
});
export type ScopeUnit = z.infer<typeof scopeUnit>;

/** Why a walk that reached its end is not proven to have read everything. */
export const unprovenReason = z.discriminatedUnion('why', [
  z.object({ why: z.literal('rows-hidden'), expected: count, read: count }),
  z.object({ why: z.literal('not-recounted'), expected: count, read: count }),
  z.object({ why: z.literal('changes-unknown'), expected: count, read: count }),
  z.object({
    why: z.literal('changes-too-few'),
    expected: count,
    read: count,
    changed: count,
    total: count,
  }),
]);
export type UnprovenReason = z.infer<typeof unprovenReason>;

/** Why a scan has to wait for an analyst. */
export const reviewReason = z.enum(['more-than-half', 'more-than-half-in-a-week', 'empty', 'review-waits']);
export type ReviewReason = z.infer<typeof reviewReason>;

/**
 * What a scan has to report besides its counts, as it is stored: facts, which are put into words where they are shown.
 * Its `kind` chooses the words; the issue's `code`, which scripts read, is stored beside it.
 */
export const issueFacts = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('walk-failed'), ...walk, reason: failureReason }),
  z.object({ kind: z.literal('walk-unproven'), ...walk, delta: z.boolean(), reason: unprovenReason }),
  z.object({ kind: z.literal('total-not-reported'), ...walk }),
  z.object({ kind: z.literal('walk-restarted'), ...walk }),
  z.object({ kind: z.literal('records-quarantined'), resource, count }),
  z.object({ kind: z.literal('too-many-quarantined'), ...walk }),
  z.object({ kind: z.literal('quarantine-unnamed'), ...walk }),
  z.object({ kind: z.literal('fields-unreadable'), resource, fields: z.record(z.string(), count) }),
  z.object({ kind: z.literal('fields-cut'), resource, fields: z.record(z.string(), count) }),
  z.object({ kind: z.literal('severities-unknown'), scope: walkScope, words: wordCounts }),
  z.object({ kind: z.literal('risk-statuses-unknown'), scope: walkScope, words: wordCounts }),
  z.object({ kind: z.literal('fields-unknown'), resource, names: z.array(z.string()) }),
  z.object({ kind: z.literal('endpoints-unlisted'), count }),
  z.object({ kind: z.literal('endpoints-moved'), count }),
  z.object({ kind: z.literal('endpoints-unconfirmed'), count, reason: failureReason }),
  z.object({ kind: z.literal('records-repeated'), resource, count, names: z.array(z.string()) }),
  z.object({ kind: z.literal('no-findings') }),
  z.object({ kind: z.literal('absences-await-confirmation'), count }),
  z.object({ kind: z.literal('scope-not-visible'), unit: scopeUnit }),
  z.object({ kind: z.literal('review-waits'), scanId: count, count }),
  z.object({
    kind: z.literal('mass-change'),
    resource,
    unit: scopeUnit,
    reason: reviewReason,
    absent: count,
    held: count,
  }),
  z.object({ kind: z.literal('scan-stalled') }),
  z.object({ kind: z.literal('interrupted'), by: z.enum(['crash', 'quit']) }),
]);
export type IssueFacts = z.infer<typeof issueFacts>;
