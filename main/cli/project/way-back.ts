import { CodedError } from '../../../preload/contract/coded-error.ts';
import { keptBackups } from '../../project-registry/kept-backups.ts';
import { backupFolder } from '../../settings/project-places.ts';
import { CommandRefused } from '../cli-error.ts';
import type { Session } from '../session.ts';

/** Failures after which a backup is the way back. */
const lost: ReadonlySet<string> = new Set(['project-missing', 'project-damaged']);

/** Runs what uses a project; where it is damaged or lost, the failure names the command that restores its newest backup. */
export async function withWayBack<T>(
  session: Pick<Session, 'dataDir' | 'projects'>,
  projectId: string,
  use: () => Promise<T>,
): Promise<T> {
  try {
    return await use();
  } catch (error) {
    throw error instanceof CodedError ? await namingWayBack(session, projectId, error) : error;
  }
}

/** The failure, with the command that restores the newest backup where the project is damaged or lost. */
export async function namingWayBack(
  session: Pick<Session, 'dataDir' | 'projects'>,
  projectId: string,
  error: CodedError,
): Promise<CodedError> {
  if (!lost.has(error.code)) return error;
  return new CommandRefused(error.code, error.message, await wayBack(session, projectId), { cause: error });
}

/** How a project is brought back: by its newest scheduled backup, by another file, or empty. */
async function wayBack(
  { dataDir, projects }: Pick<Session, 'dataDir' | 'projects'>,
  projectId: string,
): Promise<string> {
  const listed = projects.list();
  const named = listed.ok && listed.value.length > 1 ? ` --project ${projectId}` : '';
  const [newest] = await keptBackups(backupFolder(dataDir, projectId)).catch(() => []);
  if (newest !== undefined) {
    return `Restore its newest backup with \`project restore ${newest.name}${named}\`.`;
  }
  return (
    `There is no scheduled backup of it. Restore another one with \`project restore FILE${named}\`, ` +
    `or start with an empty project with \`project restore --empty${named}\`.`
  );
}
