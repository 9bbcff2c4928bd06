import type { Handlers } from '../../preload/contract/calls/contract.ts';
import { projectFacts } from '../project/sqlite/queries/project-facts.ts';
import { keptBackups } from '../project-registry/kept-backups.ts';
import { backupFolder } from '../settings/project-places.ts';
import type { Application } from '../workspace/application.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { expectValue } from './expect-value.ts';

/** The projects of the installation: which there are, and which is on show. */
export function projectsHandlers(application: Application): Handlers['projects'] {
  return {
    async create({ name }) {
      await application.createProject(name);
      return null;
    },
    async rename({ projectId, name }) {
      application.renameProject(projectId, name);
      return null;
    },
    async show({ projectId }) {
      await application.showProject(projectId);
      return null;
    },
    async deletionEffects({ projectId }) {
      const workspace = application.projectWorkspace(projectId);
      return {
        connectors: expectValue(workspace.connectors.list()).length,
        rules: expectValue(workspace.rules.list()).length,
        backups: (await keptBackups(backupFolder(workspace.dataDir, projectId))).length,
        data: await dataOf(workspace),
      };
    },
    async delete({ projectId }) {
      const { keychainProblem } = await application.deleteProject(projectId);
      return { keychainProblem: keychainProblem?.message ?? null };
    },
  };
}

/** A project that cannot be read can be deleted all the same. */
async function dataOf(workspace: Workspace) {
  try {
    const { assets, findings, scans } = await projectFacts(workspace.project());
    return { assets, findings, scans };
  } catch {
    return null;
  }
}
