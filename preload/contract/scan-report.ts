import { z } from 'zod';
import { ingestMode } from './ingest-mode.ts';
import { scanScope } from './scope.ts';

export const scanKind = z.enum(['full', 'delta']);
export type ScanKind = z.infer<typeof scanKind>;

/** How a scan can stand. `running` is only seen while it runs, or after a crash until the next scan continues it. */
export const scanState = z.enum(['running', 'complete', 'partial', 'needs-review', 'failed', 'cancelled']);
export type ScanState = z.infer<typeof scanState>;

export const scanIssue = z.object({
  code: z.string(),
  message: z.string(),
});
export type ScanIssue = z.infer<typeof scanIssue>;

const count = z.number().int().nonnegative();

/** One scan as Import History, `sync --json` and `scans show --json` give it. Times are ISO 8601 in UTC. */
export const scanReport = z.object({
  id: z.number().int(),
  connector: z.string(),
  mode: ingestMode,
  kind: scanKind,
  scope: scanScope,
  state: scanState,
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  durationMs: count.nullable(),
  assets: z.object({
    seen: count,
    new: count,
    updated: count,
    unchanged: count,
    deactivated: count,
    returned: count,
  }),
  findings: z.object({
    seen: count,
    new: count,
    updated: count,
    unchanged: count,
    mitigated: count,
    reopened: count,
    /** Absent from a list that changed while it was read: open until the next full scan confirms it. */
    awaitingConfirmation: count,
  }),
  quarantined: count,
  requests: count,
  retries: count,
  bytes: count,
  issues: z.array(scanIssue),
});
export type ScanReport = z.infer<typeof scanReport>;

/** What a running scan tells while it runs, a few times a second. */
export const scanProgress = z.object({
  scanId: z.number().int(),
  phase: z.enum(['planning', 'assets', 'findings', 'catching-up', 'reconciling', 'summarising']),
  rows: count,
  totalRows: count.nullable(),
  rowsPerSecond: z.number().nonnegative(),
  secondsLeft: z.number().nonnegative().nullable(),
});
export type ScanProgress = z.infer<typeof scanProgress>;
