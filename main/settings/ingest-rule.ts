import { z } from 'zod';
import { schedule } from '../../preload/contract/schedule.ts';
import { scanScope } from '../../preload/contract/scope.ts';

/** An attempt to scan that came to no record, as without a token. Its words are those of the code in the catalogue of errors. */
export const failedStart = z.object({
  /** ISO 8601 in UTC. */
  at: z.iso.datetime(),
  scope: scanScope,
  code: z.string(),
});

/** What to import from a connector and when, and how its last runs went. Times are ISO 8601 in UTC. */
export const ingestRule = z.object({
  /** Short, random, lower-case hexadecimal. */
  id: z.string().regex(/^[0-9a-f]{8,32}$/),
  connectorId: z.string(),
  scope: scanScope,
  schedule,
  paused: z.boolean(),
  /** Why the program paused the rule, in one sentence; null when a person did, or when it is not paused. */
  pausedBecause: z.string().nullable(),
  /** The next due time; it stays in the past until it is taken. Null when the schedule has none. */
  nextDueAt: z.iso.datetime().nullable(),
  lastStartedAt: z.iso.datetime().nullable(),
  /** Runs that failed since the last one that did not. */
  failures: z.number().int().nonnegative(),
  /** When the rule runs next in place of its due time: after a failure, or to go on with a run that was cut short. */
  retryAt: z.iso.datetime().nullable(),
});
export type IngestRule = z.infer<typeof ingestRule>;
