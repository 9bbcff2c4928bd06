import { parentPort, workerData } from 'node:worker_threads';
import { toWireError } from '../threads/messages.ts';
import type { JobData, JobMessage, Steps } from './backup-job.ts';
import { checkedBackup } from './checked-backup.ts';
import { copyDatabase } from './copy-database.ts';
import { checkpointUnused } from './database-journal.ts';
import { fileOf } from './file-of-job.ts';
import { putAside, replaceDatabase } from './replace-database.ts';

/** Carries out one job on whole files, and tells how far it has come. */

const { job, unwanted } = workerData as JobData;
const owner = parentPort;
if (!owner) throw new Error('files are copied in a thread only');

const cancelled = (): boolean => Atomics.load(unwanted, 0) === 1;
const say = (message: JobMessage): void => owner.postMessage(message);
const tell = (steps: Steps): void => say({ kind: 'steps', steps });

async function carryOut(): Promise<unknown> {
  switch (job.kind) {
    case 'copy':
      return copyDatabase({
        projectFile: job.projectFile,
        wanted: job.target,
        named: job.named,
        tell,
        cancelled,
      });
    case 'describe':
      return checkedBackup(job.backupFile);
    case 'fold':
      return checkpointUnused(job.projectFile);
    case 'put-aside':
      return putAside(job.projectFile, job.now);
    case 'restore':
      return replaceDatabase(job, tell);
  }
}

try {
  say({ kind: 'done', value: await carryOut() });
} catch (cause) {
  say({ kind: 'failed', error: toWireError(cause, fileOf(job)) });
}
owner.close();
