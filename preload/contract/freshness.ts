import { z } from 'zod';
import { ingestMode } from './ingest-mode.ts';
import { resource } from './scan-details.ts';
import { scanScope } from './scope.ts';

/** How current the data is, by connector and scope. Times are ISO 8601 in UTC. */

/** How current one resource is. */
const resourceFreshness = z.object({
  /** Changes in the console up to then are known, on the console's clock. */
  coveredUntil: z.string(),
  /** When a complete full scan last proved what is gone; null when none has yet. */
  reconciledAt: z.string().nullable(),
});
export type ResourceFreshness = z.infer<typeof resourceFreshness>;

const completeScan = z.object({
  scanId: z.number().int(),
  mode: ingestMode,
  scopeWords: z.string(),
  finishedAt: z.string(),
});
export type CompleteScan = z.infer<typeof completeScan>;

/** How an attempt to scan ended. `interrupted`: its process was gone before it had an end. */
export const attemptState = z.enum([
  'complete',
  'partial',
  'needs-review',
  'failed',
  'cancelled',
  'interrupted',
]);
export type AttemptState = z.infer<typeof attemptState>;

/** The last attempt to scan something. */
const scanAttempt = z.object({
  /** Null when it failed before it came to a record in Import History. */
  scanId: z.number().int().nullable(),
  scope: scanScope,
  scopeWords: z.string(),
  state: attemptState,
  at: z.string(),
  /** What went wrong: its code and a sentence; null where nothing did. */
  issue: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type ScanAttempt = z.infer<typeof scanAttempt>;

/** Why the data of a scope is not complete. */
export const dataGapReason = z.enum([
  'never-complete',
  'partly-complete',
  'awaits-review',
  'too-old',
  'dated-ahead',
]);
export type DataGapReason = z.infer<typeof dataGapReason>;

const dataGap = z.object({
  connectorId: z.string(),
  scope: scanScope,
  resources: z.array(resource).readonly(),
  reason: dataGapReason,
  /** The scan that is not complete, or too old. */
  scanId: z.number().int().nullable(),
  /** When that scan began. */
  at: z.string().nullable(),
  /** How many hours old it may be. */
  limitHours: z.number(),
  /** All of this in one sentence. */
  text: z.string(),
});
export type DataGap = z.infer<typeof dataGap>;

/** `complete`, or `partial` with what is missing. */
export const dataState = z.object({
  state: z.enum(['complete', 'partial']),
  gaps: z.array(dataGap).readonly(),
});
export type DataState = z.infer<typeof dataState>;

const times = z.object({
  assets: resourceFreshness.nullable(),
  findings: resourceFreshness.nullable(),
  lastComplete: completeScan.nullable(),
  lastAttempt: scanAttempt.nullable(),
  data: dataState,
});

const scopeFreshness = times.extend({
  scope: scanScope,
  scopeWords: z.string(),
  /** The rules that cover exactly this scope. */
  ruleIds: z.array(z.string()).readonly(),
  /** Whether it counts for the connector as a whole: a scope of a rule, or All Endpoints. */
  counts: z.boolean(),
});
export type ScopeFreshness = z.infer<typeof scopeFreshness>;

/**
 * A connector as a whole, for which the oldest of its scopes stands, and each scope that its rules name or that was
 * scanned. `lastAttempt` is the newest of all.
 */
export const connectorFreshness = times.extend({
  connectorId: z.string(),
  connectorName: z.string(),
  /** It is no longer set up; what was read from it is still in the project. */
  removed: z.boolean(),
  scopes: z.array(scopeFreshness).readonly(),
});
export type ConnectorFreshness = z.infer<typeof connectorFreshness>;
