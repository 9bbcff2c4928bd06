import { failure, type Result, success } from '../../preload/contract/result.ts';
import { engineOf } from '../project/engines/engines.ts';
import type { MigrationProgress } from '../project/migration-progress.ts';
import type { Project } from '../project/project.ts';
import type { ProjectError } from '../project/project-error.ts';
import type { SettingsAccess } from '../settings/project-settings.ts';
import { lostProject } from './lost-project.ts';
import { projectPlace } from './project-place.ts';

export interface KnownProjectRequest {
  readonly dataDir: string;
  readonly projectId: string;
  /** Those of the whole installation, or those that the project sees. */
  readonly settings: Pick<SettingsAccess, 'read' | 'update'>;
  /** Told how far the migration of an older project has come. */
  readonly migrating?: (progress: MigrationProgress) => void;
  /** Ms since the epoch. */
  readonly now?: () => number;
}

/**
 * Opens a project of an installation: creates its file at the first start only, and writes down in the settings that it
 * is used from then on. A file that is gone or empty though there was a project is a failure `project-missing`.
 */
export async function openKnownProject({
  dataDir,
  projectId,
  settings,
  migrating,
  now = Date.now,
}: KnownProjectRequest): Promise<Result<Project, ProjectError>> {
  const read = settings.read();
  const known = read.ok ? read.value.settings : null;
  const lost = await lostProject(dataDir, projectId, known);
  if (lost !== null) return failure(lost);
  const place = projectPlace(dataDir, projectId);
  const opened = await engineOf(place).open(place, migrating);
  const record = known?.projects.find(({ id }) => id === projectId);
  if (opened.ok && record !== undefined && record.usedSince === undefined)
    markUsed(settings, projectId, now());
  return opened;
}

/** Settings that cannot be written now are marked at the next opening. */
function markUsed(settings: KnownProjectRequest['settings'], projectId: string, at: number): void {
  settings.update<never>((all) =>
    success({
      ...all,
      projects: all.projects.map((project) =>
        project.id === projectId && project.usedSince === undefined
          ? { ...project, usedSince: new Date(at).toISOString() }
          : project,
      ),
    }),
  );
}
