import { openProject, type Project } from '../project/project.ts';
import { expectSuccess } from './expect-success.ts';
import type { Session } from './session.ts';

/** Opens the run's project, creating it when it is not there, and closes it after use. */
export async function withProject<T>(
  session: Pick<Session, 'projectFile'>,
  use: (project: Project) => Promise<T>,
): Promise<T> {
  const project = expectSuccess(await openProject(session.projectFile()));
  try {
    return await use(project);
  } finally {
    await project.close();
  }
}
