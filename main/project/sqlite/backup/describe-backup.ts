import type { Result } from '../../../../preload/contract/result.ts';
import type { ProjectError } from '../../project-error.ts';
import { runBackupJob } from './backup-job.ts';
import type { BackupContents } from './checked-backup.ts';

/**
 * Tells what is in a backup, after making sure that it is one: a whole SQLite file, with the tables of a project that
 * this release knows and nothing else. Takes about as long as reading the file once.
 */
export function describeBackup(backupFile: string): Promise<Result<BackupContents, ProjectError>> {
  return runBackupJob({ kind: 'describe', backupFile }, () => undefined);
}
