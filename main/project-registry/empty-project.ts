import { failure, type Result, success } from '../../preload/contract/result.ts';
import { openProject } from '../project/project.ts';
import type { ProjectError } from '../project/project-error.ts';
import { putProjectAside } from '../project/sqlite/backup/restore-project.ts';

export interface EmptyProjectRequest {
  readonly projectFile: string;
  /** Names what is kept, ms since 1970. */
  readonly now: number;
}

/**
 * Starts a closed project anew without rows, where its file is lost and there is no backup to restore. What lies in its
 * place is kept beside it; gives the name under which, empty when there was nothing.
 */
export async function startEmpty({
  projectFile,
  now,
}: EmptyProjectRequest): Promise<Result<{ readonly keptAs: string }, ProjectError>> {
  const put = await putProjectAside({ projectFile, now });
  if (!put.ok) return put;
  const created = await openProject(projectFile);
  if (!created.ok) return failure(created.error);
  await created.value.close();
  return success(put.value);
}
