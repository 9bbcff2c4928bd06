import { z } from 'zod';
import { maxBackups } from './limits.ts';

/** How often every project is backed up by itself. */
export const backupRhythm = z.enum(['never', 'daily', 'weekly']);
export type BackupRhythm = z.infer<typeof backupRhythm>;

/** The scheduled backups of every project. */
export const backupPlan = z.strictObject({
  every: backupRhythm,
  /** How many are kept of each project; older ones are deleted once a newer one is whole. */
  keep: z.number().int().min(1).max(maxBackups),
});
export type BackupPlan = z.infer<typeof backupPlan>;

/** A scheduled backup that is kept. */
export const keptBackup = z.object({
  /** Names it among those of its project. */
  name: z.string(),
  /** When it was made, ISO 8601 in UTC. */
  at: z.string(),
  bytes: z.number().int().nonnegative(),
});
