import type { CodedError } from '../../preload/contract/coded-error.ts';
import { errorEntry } from '../../preload/contract/errors/error-catalogue.ts';
import { engineOf, placeWords } from '../project/engines/engines.ts';
import { type ProjectError, projectError } from '../project/project-error.ts';
import type { ProjectPlace } from '../project/project-place.ts';
import type { ProjectRecord } from '../settings/project-record.ts';
import type { Settings } from '../settings/settings-schema.ts';
import { BackupFailed } from './backup-failed.ts';

/** What the scheduled work on a project found last, as its record in the settings keeps it for every process. */
export interface RecordedErrors {
  /** What the last check found damaged; null where another file lies there by now, such as a restored one. */
  readonly damage: CodedError | null;
  /** Why the last scheduled backup could not be made. */
  readonly backup: CodedError | null;
}

/** Reads them from the record of a project. */
export function recordedErrors(record: ProjectRecord | undefined, place: ProjectPlace): RecordedErrors {
  const { damage, backupFailure } = record ?? {};
  return {
    damage:
      damage && damage.inode === engineOf(place).jobs.identity(place)
        ? damagedProject(place, damage.where)
        : null,
    backup:
      backupFailure === undefined
        ? null
        : new BackupFailed(errorEntry(backupFailure)?.cause ?? backupFailure),
  };
}

/** The settings with a project's record changed; a value that is undefined is taken out of it. */
export function withRecord(
  settings: Settings,
  projectId: string,
  change: Partial<Pick<ProjectRecord, 'checkedAt' | 'damage' | 'backupFailure'>>,
): Settings {
  const projects = settings.projects.map((project) =>
    project.id === projectId ? { ...project, ...change } : project,
  );
  return { ...settings, projects };
}

/** A damaged project, with where it is damaged if that is known. */
export function damagedProject(place: ProjectPlace, where: string): ProjectError {
  const file = placeWords(place);
  return where === ''
    ? projectError('project-damaged', 'damaged', { file })
    : projectError('project-damaged', 'damagedIn', { file, where });
}
