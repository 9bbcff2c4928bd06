import { Worker } from 'node:worker_threads';
import { systemCause } from '../../../../preload/contract/errors/system-cause.ts';
import { failure, type Result, success } from '../../../../preload/contract/result.ts';
import { type ProjectError, toProjectError } from '../../project-error.ts';
import '../../spoken-faults.ts';
import { fromWireError, threadFile, type WireError } from '../threads/messages.ts';
import { fileOf } from './file-of-job.ts';

/** How far a job has come, in a unit of its own. */
export interface Steps {
  readonly done: number;
  readonly total: number;
}

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

/** What the thread is given: the job, and a number in shared memory that is 1 once nobody wants it any more. */
export interface JobData {
  readonly job: BackupJob;
  readonly unwanted: Int32Array<SharedArrayBuffer>;
}

export type JobMessage =
  | { readonly kind: 'steps'; readonly steps: Steps }
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly error: WireError };

/** Carries a job out in a thread of its own. A job that is aborted ends at its next step and leaves nothing behind. */
export async function runBackupJob<Value>(
  job: BackupJob,
  tell: (steps: Steps) => void,
  signal?: AbortSignal,
): Promise<Result<Value, ProjectError>> {
  const data: JobData = { job, unwanted: new Int32Array(new SharedArrayBuffer(4)) };
  // A message would only be heard between two steps of the thread's own loop.
  const cancel = (): void => void Atomics.store(data.unwanted, 0, 1);
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel);
  const worker = new Worker(threadFile('backup-thread', import.meta.url), { workerData: data });
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (message: JobMessage) => {
        if (message.kind === 'steps') tell(message.steps);
        else if (message.kind === 'done') resolve(success(message.value as Value));
        else resolve(failure(fromWireError(message.error)));
      });
      worker.once('error', (error) => {
        const limit = systemCause(error);
        if (limit === null) reject(error);
        else resolve(failure(toProjectError(error, fileOf(job))));
      });
      worker.once('exit', () => reject(new Error('the thread ended before its job did')));
    });
  } finally {
    signal?.removeEventListener('abort', cancel);
    await worker.terminate();
  }
}
