import { z } from 'zod';
import { call } from '../call.ts';
import { maxIdLength } from '../limits.ts';
import { nothing } from '../nothing.ts';
import { schedule } from '../schedule.ts';
import { scanScope } from '../scope.ts';

const ruleId = z.string().max(maxIdLength);

/** A due time: the instant in ISO 8601, and in words with the machine's time zone. */
const dueTime = z.object({ at: z.string(), words: z.string() });

/** An ingest rule as a window shows it. Times are ISO 8601 in UTC. */
export const ruleView = z.object({
  id: z.string(),
  connectorId: z.string(),
  connectorName: z.string(),
  scope: scanScope,
  scopeWords: z.string(),
  schedule,
  scheduleWords: z.string(),
  paused: z.boolean(),
  /** Why the program paused it; null when a person did. */
  pausedBecause: z.string().nullable(),
  lastStartedAt: z.string().nullable(),
  failures: z.number().int(),
  /** Empty while the rule or the whole schedule is paused, and for rules run by hand. */
  comingRuns: z.array(dueTime),
});
export type RuleView = z.infer<typeof ruleView>;

const scope = scanScope
  .strict()
  .refine(
    ({ accountIds, siteIds, groupIds }) => accountIds.length + siteIds.length + groupIds.length <= 10_000,
  );

export const ruleCalls = {
  list: call(nothing, z.array(ruleView)),
  /** The schedule in words with its next five runs; `problem` says why it cannot be used. */
  preview: call(
    z.strictObject({ schedule }),
    z.object({ words: z.string(), runs: z.array(dueTime), problem: z.string().nullable() }),
  ),
  add: call(z.strictObject({ connectorId: z.string().max(maxIdLength), scope, schedule }), ruleView),
  edit: call(z.strictObject({ ruleId, scope, schedule }), ruleView),
  pause: call(z.strictObject({ ruleId }), ruleView),
  resume: call(z.strictObject({ ruleId }), ruleView),
  remove: call(z.strictObject({ ruleId }), z.object({ undoId: z.string() })),
};
