import type { Result } from '../../../../preload/contract/result.ts';
import type { ProjectError } from '../../project-error.ts';
import { runBackupJob, type Steps } from './backup-job.ts';

export interface RestoreRequest {
  readonly projectFile: string;
  readonly backupFile: string;
  /** Names what is kept, ms since 1970. */
  readonly now: number;
}

export interface Restored {
  /** Where the project lies now that there was before; empty when there was none. */
  readonly keptAs: string;
}

/**
 * Puts a checked copy of a backup in the place of a closed project, and keeps that one beside it. At every instant
 * one of the two stands whole in the project's place, however the program ends. Fails with `project-busy` while
 * anything has the project open.
 */
export function restoreProject(
  request: RestoreRequest,
  onProgress: (steps: Steps) => void,
): Promise<Result<Restored, ProjectError>> {
  return runBackupJob({ kind: 'restore', ...request }, onProgress);
}

/** Moves what lies in a closed project's place aside, see `Restored`. Fails as `restoreProject` does. */
export function putProjectAside(
  request: Pick<RestoreRequest, 'projectFile' | 'now'>,
): Promise<Result<Restored, ProjectError>> {
  return runBackupJob({ kind: 'put-aside', ...request }, () => undefined);
}
