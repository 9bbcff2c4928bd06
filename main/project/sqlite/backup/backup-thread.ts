import { type Run, serveThread } from '../../../workers/serve-calls.ts';
import type { Steps } from '../../project-jobs.ts';
import { packedFor } from '../../wire-error.ts';
import type { BackupJob } from './backup-job.ts';
import { checkedBackup } from './checked-backup.ts';
import { copyDatabase } from './copy-database.ts';
import { checkpointUnused } from './database-journal.ts';
import { fileOf } from './file-of-job.ts';
import { putAside, replaceDatabase } from './replace-database.ts';

/** Carries out one job on whole files, which it is given to start with. Ended by its owner terminating it. */
export interface BackupCalls {
  /** The value is what the kind of job gives. */
  carryOut(): Promise<unknown>;
}

await serveThread<BackupCalls, BackupJob, Steps>(
  (job) => ({ handlers: { carryOut: (run) => carryOut(job, run) } }),
  (job) => packedFor(fileOf(job)),
);

async function carryOut(job: BackupJob, { cancelled, progress }: Run<Steps>): Promise<unknown> {
  switch (job.kind) {
    case 'copy':
      return copyDatabase({
        projectFile: job.projectFile,
        wanted: job.target,
        named: job.named,
        onProgress: progress,
        cancelled,
      });
    case 'describe':
      return checkedBackup(job.backupFile);
    case 'fold':
      return checkpointUnused(job.projectFile);
    case 'put-aside':
      return putAside(job.projectFile, job.now);
    case 'restore':
      return replaceDatabase(job, progress);
  }
}
