import { failure, type Result } from '../../../preload/contract/result.ts';
import { engineOf } from '../../project/engines/engines.ts';
import type { Project } from '../../project/project.ts';
import type { ProjectError } from '../../project/project-error.ts';
import { lostProject } from '../../project-registry/lost-project.ts';
import { openById, useProject } from '../open-project.ts';
import { currentSettings, installationSettings, type Session } from '../session.ts';

/**
 * Lets a command read the run's project. The project is null before the first scan: reading makes no file. A project
 * that cannot be written, because its disk is full or can only be read, is read from a copy, which is said. Throws a
 * ProjectError when the project cannot be read, or is lost.
 */
export async function readProject<T>(
  session: Session,
  read: (project: Project | null) => Promise<T>,
): Promise<T> {
  const { id } = session.project();
  const place = session.place();
  const engine = engineOf(place);
  const lost = await lostProject(session.dataDir, id, installationSettings(session));
  if (lost === null && engine.jobs.presence(place).state === 'absent') return read(null);
  const open = async (): Promise<Result<Project, ProjectError>> => {
    if (lost !== null) return failure(lost);
    if (!session.trusted) return engine.openCopy(place, session.tell.migrating);
    const opened = await openById(session, id);
    if (opened.ok || !engine.isOnlyUnwritable(opened.error)) return opened;
    session.tell.reading(opened.error);
    return engine.openCopy(place, session.tell.migrating);
  };
  return useProject(session, id, open, read);
}

/** What to say where there is no project yet: the next command. */
export function noScanYet(session: Session): string {
  const next =
    currentSettings(session).connectors.length === 0
      ? 'Add a connector with `connector add --url URL`, then start one with `sync`.'
      : 'Start one with `sync`.';
  return `No scan has run yet. ${next}`;
}
