import type { Result } from '../../preload/contract/result.ts';
import type { Project } from '../project/project.ts';
import type { ProjectError } from '../project/project-error.ts';
import { openKnownProject } from '../project-registry/open-known-project.ts';
import { expectSuccess } from './expect-success.ts';
import { withWayBack } from './project/way-back.ts';
import type { Session } from './session.ts';

/** Opens the run's project, creating it when it was never used, and closes it after use. */
export function withProject<T>(session: Session, use: (project: Project) => Promise<T>): Promise<T> {
  const { id } = session.project();
  return useProject(session, id, () => openById(session, id), use);
}

/** Opens a project of the installation. */
export function openById(session: Session, projectId: string): Promise<Result<Project, ProjectError>> {
  const { dataDir, installation: settings, tell } = session;
  return openKnownProject({ dataDir, projectId, settings, migrating: tell.migrating });
}

/** Uses a project and closes it; where it is damaged or lost, the failure names what restores it. */
export function useProject<T>(
  session: Session,
  projectId: string,
  open: () => Promise<Result<Project, ProjectError>>,
  use: (project: Project) => Promise<T>,
): Promise<T> {
  return withWayBack(session, projectId, async () => {
    const project = expectSuccess(await open());
    try {
      return await use(project);
    } finally {
      await project.close();
    }
  });
}
