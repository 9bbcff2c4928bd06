import { Worker } from 'node:worker_threads';
import { failure, type Result, success } from '../../../preload/contract/result.ts';
import type { ProjectError } from '../project-error.ts';
import { fromWireError, threadFile, type WireError } from '../threads/messages.ts';

/** How far a job has come, in a unit of its own. */
export interface Steps {
  readonly done: number;
  readonly total: number;
}

/** What a project's file as a whole can be put through. */
export type BackupJob =
  | { readonly kind: 'copy'; readonly projectFile: string; readonly target: string }
  | { readonly kind: 'describe'; readonly backupFile: string }
  | {
      readonly kind: 'restore';
      readonly projectFile: string;
      readonly backupFile: string;
      /** Ms since 1970. */
      readonly now: number;
    };

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
  const worker = new Worker(threadFile('backup-thread', import.meta.url), { workerData: job });
  const cancel = (): void => worker.postMessage('cancel');
  signal?.addEventListener('abort', cancel);
  try {
    if (signal?.aborted) cancel();
    return await new Promise((resolve, reject) => {
      worker.on('message', (message: JobMessage) => {
        if (message.kind === 'steps') tell(message.steps);
        else if (message.kind === 'done') resolve(success(message.value as Value));
        else resolve(failure(fromWireError(message.error)));
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the thread ended before its job did')));
    });
  } finally {
    signal?.removeEventListener('abort', cancel);
    await worker.terminate();
  }
}
