import type { Result } from '../../../../preload/contract/result.ts';
import type { ProjectError } from '../../project-error.ts';
import { runBackupJob } from './backup-job.ts';

/**
 * Makes a closed project one single file, which proves that nobody has it open; one that is not there is no failure.
 * Fails with `project-busy` while anything has it open.
 */
export function checkpointWal(projectFile: string): Promise<Result<null, ProjectError>> {
  return runBackupJob({ kind: 'fold', projectFile }, () => undefined);
}
