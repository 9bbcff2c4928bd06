import { join } from 'node:path';
import { openProject, type Project } from '../project/project.ts';
import { expectSuccess } from './expect-success.ts';
import type { Session } from './session.ts';

/** Where the project of a data folder lies. */
export function projectFile(session: Session): string {
  return join(session.dataDir, 'project.sqlite');
}

/** Opens the project of the session's data folder, creating it when it is not there, and closes it after use. */
export async function withProject<T>(session: Session, use: (project: Project) => Promise<T>): Promise<T> {
  const project = expectSuccess(await openProject(projectFile(session)));
  try {
    return await use(project);
  } finally {
    await project.close();
  }
}
