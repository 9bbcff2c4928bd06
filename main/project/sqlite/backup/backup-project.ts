import type { Result } from '../../../../preload/contract/result.ts';
import type { Project } from '../../project.ts';
import type { ProjectError } from '../../project-error.ts';
import { runBackupJob, type Steps } from './backup-job.ts';

/**
 * Copies an open project into one file that only its owner can read, as it is at one moment, whatever is written
 * meanwhile. It is written beside its place and moved there when it is whole: a backup that fails or is cancelled
 * leaves what was there before. Gives the size in bytes.
 * @param named whether the user named the target: links there are followed then
 */
export function backupProject(
  project: Project,
  target: string,
  onProgress: (steps: Steps) => void,
  signal?: AbortSignal,
  named = true,
): Promise<Result<number, ProjectError>> {
  return runBackupJob({ kind: 'copy', projectFile: project.file, target, named }, onProgress, signal);
}
