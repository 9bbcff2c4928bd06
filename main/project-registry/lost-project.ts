import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type ProjectError, projectError } from '../project/project-error.ts';
import { backupFolder, projectFile } from '../settings/project-places.ts';
import type { Settings } from '../settings/settings-schema.ts';
import { keptBackups } from './kept-backups.ts';

/**
 * Why a project's file must not be created: it is missing or has no bytes, and there was a project before, by the
 * settings (it was opened before), by its backups, or by what lies beside its place. Null where
 * the file is there or cannot be looked at, and for a project that was never used.
 * @param settings those of the whole installation; null where they cannot be read
 */
export async function lostProject(
  dataDir: string,
  projectId: string,
  settings: Settings | null,
): Promise<ProjectError | null> {
  const file = projectFile(dataDir, projectId);
  const size = sizeOf(file);
  if (size === undefined || (size !== null && size > 0)) return null;
  const isKnown =
    (settings !== null && wasUsed(projectId, settings)) ||
    hasRemains(file) ||
    (await keptBackups(backupFolder(dataDir, projectId)).catch(() => [])).length > 0;
  if (!isKnown) return null;
  return size === null
    ? projectError('project-missing', 'missing', { file })
    : projectError('project-missing', 'emptied', { file });
}

/** Bytes of a file; null where there is none, undefined where even that cannot be known, which its opening says. */
function sizeOf(file: string): number | null | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false })?.size ?? null;
  } catch {
    return undefined;
  }
}

function wasUsed(projectId: string, settings: Settings): boolean {
  const record = settings.projects.find(({ id }) => id === projectId);
  return record?.usedSince !== undefined;
}

/** A log with contents, a copy from before a migration, or a project that a restore has put aside. */
function hasRemains(file: string): boolean {
  const folder = dirname(file);
  const start = basename(file);
  try {
    return readdirSync(folder).some((name) => {
      if (name === `${start}-wal`) return statSync(join(folder, name)).size > 0;
      return name.startsWith(`${start}.kept-`) || name.startsWith(`${start}.before-v`);
    });
  } catch {
    return false;
  }
}
