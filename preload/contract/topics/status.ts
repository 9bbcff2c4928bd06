import { z } from 'zod';
import { ingestMode } from '../ingest-mode.ts';
import { scanProgress } from '../scan-report.ts';
import { contrast, motion, theme } from '../settings-view.ts';
import { updateStatus } from '../update-view.ts';

/** An address inside the window, such as `/import/history/12` or `/assets?filter=state%3Dactive`. */
export const screenAddress = z
  .string()
  .regex(/^\/[^\s]*$/)
  .max(2000);

const runningScan = z.object({
  connectorId: z.string(),
  connectorName: z.string(),
  /** Who started it; `elsewhere` is another process of this user. */
  startedBy: z.enum(['hand', 'rule', 'elsewhere']),
  startedAt: z.string(),
  /** Null until the first is told. A scan elsewhere tells neither a rate nor a total. */
  progress: scanProgress.nullable(),
  cancelling: z.boolean(),
});
export type RunningScanStatus = z.infer<typeof runningScan>;

/** Something that needs a person. */
const attention = z.object({
  /** Stable for as long as the cause is the same. */
  id: z.string(),
  kind: z.enum([
    'scan-failed',
    'needs-review',
    'token-expiring',
    'token-expired',
    'token-missing',
    'token-refused',
    'rule-paused',
    'keychain',
    'settings',
    'project',
    'policy',
  ]),
  severity: z.enum(['warning', 'bad']),
  /** What happened, one short sentence that can stand alone, as in the tray. */
  text: z.string(),
  /** Why, and what to do. */
  advice: z.string(),
  /** The code of what went wrong, where cause and remedy of it are in the catalogue. */
  code: z.string().optional(),
  /** The screen where it is done. */
  screen: screenAddress.nullable(),
});
export type Attention = z.infer<typeof attention>;

/** How far the migration has come that keeps the project on show from being open. */
const migrationStatus = z.object({
  kind: z.enum(['waiting', 'plan', 'copying', 'checking', 'step']),
  /** Of the copy, in pages, or of the steps; null where nothing can be counted. */
  done: z.number().nonnegative().nullable(),
  total: z.number().nonnegative().nullable(),
  /** The name of the file in which the project is kept as it was; null until it is known. */
  copy: z.string().nullable(),
});
export type MigrationStatus = z.infer<typeof migrationStatus>;

/** What the status strip, the tray and every screen's header go by. Times are ISO 8601 in UTC. */
export const applicationStatus = z.object({
  /** Where the data on show comes from. */
  demo: z.object({ day: z.number().int() }).nullable(),
  /** The user's own project on show; in the demo, the one that is shown again afterwards. */
  project: z.object({ id: z.string(), name: z.string() }),
  /** All of the user's own. */
  projects: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** A scan of it runs. */
      running: z.boolean(),
      /** How many things in it need a person. */
      attention: z.number().int(),
    }),
  ),
  /** Nothing was ever set up: no connector and no scan. */
  firstRun: z.boolean(),
  mode: ingestMode,
  theme,
  contrast,
  motion,
  schedulePaused: z.boolean(),
  online: z.boolean(),
  keychain: z.object({
    /** `probing` until the first answer. */
    state: z.enum(['probing', 'available', 'locked', 'unavailable']),
    /** Why it cannot be used and what to do, where it cannot. */
    reason: z.string().nullable(),
    /** Tokens are kept in memory only, because the user chose so, or the policy of the machine. */
    sessionOnly: z.boolean(),
    /** The policy of the machine says where tokens are kept. */
    managed: z.boolean(),
  }),
  connectors: z.array(z.object({ id: z.string(), name: z.string() })),
  running: z.array(runningScan),
  /**
   * The oldest of the scans that the data stands on: of the newest complete one of each connector as a whole. Connectors
   * without one are left out; `data` tells of them.
   */
  lastGoodScan: z
    .object({
      scanId: z.number().int(),
      connectorName: z.string(),
      scopeWords: z.string(),
      finishedAt: z.string(),
    })
    .nullable(),
  /** Whether the data of every connector is complete; if not, for how many scopes, and the first of the reasons. */
  data: z.object({
    state: z.enum(['complete', 'partial']),
    gaps: z.number().int(),
    text: z.string().nullable(),
  }),
  /** Up to when the findings of every connector are known: the oldest time; null where none were read. */
  findingsAsOf: z.string().nullable(),
  /** The newest scan that ended, however. */
  lastScan: z
    .object({
      scanId: z.number().int(),
      connectorName: z.string(),
      scopeWords: z.string(),
      state: z.string(),
      finishedAt: z.string(),
      words: z.string(),
    })
    .nullable(),
  nextDue: z.object({ ruleId: z.string(), connectorName: z.string(), at: z.string() }).nullable(),
  attention: z.array(attention),
  /** Left out while there is none. */
  migration: migrationStatus.optional(),
  update: updateStatus,
});
export type ApplicationStatus = z.infer<typeof applicationStatus>;

/** Numbers that rise when something was changed, so that a window knows what to read anew. */
export const revisions = z.object({
  connectors: z.number().int(),
  rules: z.number().int(),
  settings: z.number().int(),
  /** Scans in Import History. */
  scans: z.number().int(),
  /** Assets and findings; told at most every few seconds while a scan runs. */
  rows: z.number().int(),
});
export type Revisions = z.infer<typeof revisions>;

/** What the tray, a menu or a notification last asked the window to do; null until one did. */
export const navigationRequest = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('open'), screen: screenAddress }),
    z.object({
      kind: z.literal('command'),
      command: z.enum(['palette', 'shortcuts', 'search', 'sync', 'about', 'help']),
    }),
  ])
  .nullable();
export type NavigationRequest = z.infer<typeof navigationRequest>;
