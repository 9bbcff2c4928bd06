import { existsSync } from 'node:fs';
import type { Project } from '../../project/project.ts';
import { withProject } from '../open-project.ts';
import { currentSettings, type Session } from '../session.ts';

/**
 * Lets a command read the run's project. The project is null before the first scan: reading
 * makes no file. Throws a ProjectError when the project cannot be read.
 */
export async function readProject<T>(
  session: Session,
  read: (project: Project | null) => Promise<T>,
): Promise<T> {
  return existsSync(session.projectFile()) ? withProject(session, read) : read(null);
}

/** What to say where there is no project yet: the next command. */
export function noScanYet(session: Session): string {
  const next =
    currentSettings(session).connectors.length === 0
      ? 'Add a connector with `connector add --url URL`, then start one with `sync`.'
      : 'Start one with `sync`.';
  return `No scan has run yet. ${next}`;
}
