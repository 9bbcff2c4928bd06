import { engineOf, placeWords } from '../project/engines/engines.ts';
import { type ProjectError, projectError } from '../project/project-error.ts';
import { backupFolder } from '../settings/project-places.ts';
import type { Settings } from '../settings/settings-schema.ts';
import { keptBackups } from './kept-backups.ts';
import { projectPlace } from './project-place.ts';

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
  const place = projectPlace(dataDir, projectId);
  const { state, remains } = engineOf(place).jobs.presence(place);
  if (state === 'there' || state === 'unknown') return null;
  const isKnown =
    (settings !== null && wasUsed(projectId, settings)) ||
    remains ||
    (await keptBackups(backupFolder(dataDir, projectId)).catch(() => [])).length > 0;
  if (!isKnown) return null;
  const file = placeWords(place);
  return state === 'absent'
    ? projectError('project-missing', 'missing', { file })
    : projectError('project-missing', 'emptied', { file });
}

function wasUsed(projectId: string, settings: Settings): boolean {
  const record = settings.projects.find(({ id }) => id === projectId);
  return record?.usedSince !== undefined;
}
