import type { BackupJob } from './backup-job.ts';

/** The file that a job is about, as its failures name it. Apart from the jobs, because their thread loads no texts. */
export function fileOf(job: BackupJob): string {
  return job.kind === 'describe' ? job.backupFile : job.projectFile;
}
