import type { BackupPlan } from '../../preload/contract/backup-plan.ts';

/** None: each copy takes as much of the disk as the project, which the user is to choose. */
export const defaultBackupPlan: BackupPlan = { every: 'never', keep: 4 };
