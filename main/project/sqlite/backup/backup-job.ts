import { systemCause } from '../../../../preload/contract/errors/system-cause.ts';
import { failure, type Result, success } from '../../../../preload/contract/result.ts';
import { startWorker, threadFile } from '../../../workers/start-worker.ts';
import { ProjectError, toProjectError } from '../../project-error.ts';
import '../../spoken-errors.ts';
import type { Steps } from '../../project-jobs.ts';
import { projectErrorHelp } from '../../wire-error.ts';
import type { BackupCalls } from './backup-thread.ts';
import { fileOf } from './file-of-job.ts';

/** What a project's file as a whole can be put through. */
export type BackupJob =
  | {
      readonly kind: 'copy';
      readonly projectFile: string;
      readonly target: string;
      /** Whether the user named the target. */
      readonly named: boolean;
    }
  | { readonly kind: 'describe'; readonly backupFile: string }
  | { readonly kind: 'fold'; readonly projectFile: string }
  | {
      readonly kind: 'put-aside';
      readonly projectFile: string;
      /** Ms since 1970. */
      readonly now: number;
    }
  | {
      readonly kind: 'restore';
      readonly projectFile: string;
      readonly backupFile: string;
      /** Ms since 1970. */
      readonly now: number;
    };

/** Carries a job out in a thread of its own. A job that is aborted ends at its next step and leaves nothing behind. */
export async function runBackupJob<Value>(
  job: BackupJob,
  onProgress: (steps: Steps) => void,
  signal?: AbortSignal,
): Promise<Result<Value, ProjectError>> {
  const worker = startWorker<BackupCalls, Steps>(threadFile('backup-thread', import.meta.url), {
    errors: projectErrorHelp.errors,
    data: job,
  });
  try {
    return success((await worker.call('carryOut', [], { signal, onProgress })) as Value);
  } catch (error) {
    if (error instanceof ProjectError) return failure(error);
    if (systemCause(error) !== null) return failure(toProjectError(error, fileOf(job)));
    throw error;
  } finally {
    await worker.terminate();
  }
}
