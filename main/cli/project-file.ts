import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openProject, type Project } from '../project/project.ts';
import { expectSuccess } from './expect-success.ts';
import { currentSettings, type Session } from './session.ts';

/** Where the project of a data folder lies. */
export function projectFile(dataDir: string): string {
  return join(dataDir, 'project.sqlite');
}

/**
 * Lets a command read the project and closes it again. The project is null before the first scan: reading makes no file.
 * Throws a ProjectError when the project cannot be read.
 */
export async function withProject<T>(
  { dataDir }: Session,
  read: (project: Project | null) => Promise<T>,
): Promise<T> {
  const file = projectFile(dataDir);
  if (!existsSync(file)) return read(null);
  const project = expectSuccess(await openProject(file));
  try {
    return await read(project);
  } finally {
    await project.close();
  }
}

/** What to say where there is no project yet: the next command. */
export function noScanYet(session: Session): string {
  const next =
    currentSettings(session).connectors.length === 0
      ? 'Add a connector with `connector add --url URL`, then start one with `sync`.'
      : 'Start one with `sync`.';
  return `No scan has run yet. ${next}`;
}
