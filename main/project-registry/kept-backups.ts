import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupPlan } from '../../preload/contract/backup-plan.ts';
import { systemReason } from '../settings/settings-error.ts';

/** A scheduled backup in the backup folder of its project. */
export interface KeptFile {
  /** The name of the file. */
  readonly name: string;
  readonly file: string;
  /** When it was made by the clock of then, ms since the epoch. */
  readonly at: number;
}

const dayMs = 24 * 3_600_000;
const periodMs = { daily: dayMs, weekly: 7 * dayMs } as const;

/** `2026-11-27T07-20-04-123Z.sqlite`; other files in the folder are somebody else's, and left alone. */
const namePattern = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z\.sqlite$/;

/** What the backup made at an instant is called. */
export function backupName(at: number): string {
  return `${new Date(at).toISOString().replace(/[:.]/g, '-')}.sqlite`;
}

/**
 * The scheduled backups in a folder, the newest first; none where there is no folder. What bears such a name and is not an
 * ordinary file, a link for example, is none. Failures of the system are thrown.
 */
export async function keptBackups(folder: string): Promise<KeptFile[]> {
  const found = (await namesIn(folder)).flatMap((name) => {
    const at = madeAt(name);
    return at === null ? [] : [{ name, file: join(folder, name), at }];
  });
  return found.sort((one, other) => other.at - one.at);
}

/** A scheduled backup as a person is shown it. */
export interface ListedBackup {
  readonly name: string;
  readonly file: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly bytes: number;
}

/** The scheduled backups in a folder with their sizes, the newest first. */
export async function listBackups(folder: string): Promise<ListedBackup[]> {
  const kept = await keptBackups(folder);
  const sizes = await Promise.all(kept.map(sizeOf));
  return kept.flatMap(({ name, file, at }, index) => {
    const bytes = sizes[index] ?? null;
    return bytes === null ? [] : [{ name, file, at: new Date(at).toISOString(), bytes }];
  });
}

/** Its size in bytes; null when it is gone. */
async function sizeOf({ file }: KeptFile): Promise<number | null> {
  return (await lstat(file).catch(() => null))?.size ?? null;
}

/**
 * Whether a backup is to be made now. However many were missed, one stands for all of them. What bears a time to come
 * was made before the clock was put right, and says nothing of how old the newest is.
 */
export function isBackupDue({ every }: BackupPlan, kept: readonly KeptFile[], now: number): boolean {
  if (every === 'never') return false;
  const newest = Math.max(...kept.map(({ at }) => at).filter((at) => at <= now), Number.NEGATIVE_INFINITY);
  return now - newest >= periodMs[every];
}

/** Those that are more than the plan keeps, the oldest; what bears a time to come is older than anything made since. */
export function supernumerary(
  { keep }: BackupPlan,
  kept: readonly KeptFile[],
  now: number,
): readonly KeptFile[] {
  const past = kept.filter(({ at }) => at <= now);
  const ahead = kept.filter(({ at }) => at > now);
  return [...past, ...ahead].slice(keep);
}

/** Deletes what a backup that was cut off has left. To be called by the one that makes backups now. */
export async function clearUnfinished(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    // Until they were checked, copies of earlier releases were called `….sqlite.unchecked`.
    if (
      /\.sqlite(\.unchecked)?(\.[0-9a-f]+\.part)?(-wal|-shm|-journal)?$/.test(name) &&
      madeAt(name) === null
    ) {
      await rm(join(folder, name), { force: true });
    }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch (error) {
    if (systemReason(error) === 'ENOENT') return [];
    throw error;
  }
}

function madeAt(name: string): number | null {
  const [, day, hour, minute, second, ms] = namePattern.exec(name) ?? [];
  if (day === undefined) return null;
  const at = Date.parse(`${day}T${hour}:${minute}:${second}.${ms}Z`);
  return Number.isNaN(at) ? null : at;
}
