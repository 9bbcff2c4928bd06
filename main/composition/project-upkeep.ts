import type { CodedError } from '../../preload/contract/coded-error.ts';
import type { Project } from '../project/project.ts';
import { ScheduledBackups } from '../project-registry/scheduled-backups.ts';
import { ScheduledCheck } from '../project-registry/scheduled-check.ts';
import type { SettingsAccess } from '../settings/project-settings.ts';
import type { Installation } from './installation.ts';

export interface UpkeptProject {
  readonly projectId: string;
  readonly settings: SettingsAccess;
  /** @throws ProjectError while it is not open */
  readonly project: () => Project;
  /** Called after each backup: why it failed, or null when it is whole. */
  readonly backedUp: (error: CodedError | null) => void;
  /** Called after each check: what is damaged, or null when everything is sound. */
  readonly checked: (damage: CodedError | null) => void;
}

/** What is done to an open project every so often, beside its scans. */
export function projectUpkeep(
  { dataDir, now }: Installation,
  { projectId, settings, project, backedUp, checked }: UpkeptProject,
): { readonly backups: ScheduledBackups; readonly check: ScheduledCheck } {
  const kept = { dataDir, projectId, settings, project, now };
  return {
    backups: new ScheduledBackups({ ...kept, ended: backedUp }),
    check: new ScheduledCheck({ ...kept, ended: checked }),
  };
}
