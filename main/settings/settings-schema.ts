import { z } from 'zod';
import { backupPlan } from '../../preload/contract/backup-plan.ts';
import { ingestMode } from '../../preload/contract/ingest-mode.ts';
import { preferences, walksAtOnce } from '../../preload/contract/settings-view.ts';
import { defaultBackupPlan } from './default-backup-plan.ts';
import { defaultPreferences } from './default-preferences.ts';
import { failedStart, ingestRule } from './ingest-rule.ts';
import { firstProject, projectId, projectRecord } from './project-record.ts';

/** The version of the file's shape that this program writes. A higher one in a file means a newer program wrote it. */
export const settingsSchemaVersion = 3;

/** Scheme, host and port, and nothing that could name a user, hold a password or lead anywhere but to a web server. */
const webOrigin = z.url({ protocol: /^https?$/ }).refine((url) => new URL(url).origin === url);

/** A saved link to one SentinelOne console. The API token is not part of it: that lives in the keychain. */
export const connector = z.object({
  /** Short, random, lower-case hexadecimal. */
  id: z.string().regex(/^[0-9a-f]{8,32}$/),
  /** The project it is ingested into; the first one where it names none. */
  projectId: projectId.optional(),
  name: z.string().min(1),
  description: z.string(),
  /** The console's origin, such as `https://example.sentinelone.net`. */
  url: webOrigin,
  /** ISO 8601 in UTC. */
  createdAt: z.iso.datetime(),
  lastVerifiedAt: z.iso.datetime().nullable(),
  tokenExpiresAt: z.iso.datetime().nullable(),
  /** When the console last refused the token; left out while it takes it, or nobody has asked since another was given. */
  tokenRefusedAt: z.iso.datetime().optional(),
  /** The newest attempt to scan it that failed before it had a record in its project; none since one had. */
  failedStart: failedStart.optional(),
});
export type Connector = z.infer<typeof connector>;

/** How the console is reached. */
export const networkSettings = z.object({
  /** `http://host:port`; null means the system's proxy variables decide. Holds no user name or password. */
  proxyUrl: webOrigin.nullable(),
  /** A PEM file with certificate authorities that are trusted besides those of the program and of the system. */
  extraCaFile: z.string().nullable(),
  /** Whether the authorities of the file that `NODE_EXTRA_CA_CERTS` names are trusted too; not when it is left out. */
  trustEnvironmentCa: z.boolean().optional(),
});
export type NetworkSettings = z.infer<typeof networkSettings>;

/** Everything in `settings.json`. Never a secret. */
export const settingsSchema = z.object({
  schemaVersion: z.literal(settingsSchemaVersion),
  mode: ingestMode,
  /** Never none. */
  projects: z.array(projectRecord).min(1),
  /** The project on show; the first one where it is gone. */
  shownProjectId: projectId,
  /** Those of every project. */
  connectors: z.array(connector),
  network: networkSettings,
  /** Hours after which a scan is a full one instead of a delta. */
  fullReconciliationHours: z.number().positive(),
  /** The most walks of one scan that run side by side, where a scope takes several. */
  walksAtOnce: walksAtOnce.default(4),
  /** What is imported when; each rule belongs to one of the connectors. */
  rules: z.array(ingestRule).default([]),
  /** No rule is started by itself while true. Scans can still be started by hand. */
  schedulePaused: z.boolean(),
  // What a call may hold is strict; a file may hold what another release wrote.
  backups: backupPlan.strip(),
  desktop: preferences,
});
export type Settings = z.infer<typeof settingsSchema>;

/** The settings of a new installation. */
export const defaultSettings: Settings = {
  schemaVersion: settingsSchemaVersion,
  mode: 'scan',
  projects: [firstProject],
  shownProjectId: firstProject.id,
  connectors: [],
  network: { proxyUrl: null, extraCaFile: null },
  fullReconciliationHours: 24,
  walksAtOnce: 4,
  rules: [],
  schedulePaused: false,
  backups: defaultBackupPlan,
  desktop: defaultPreferences,
};
