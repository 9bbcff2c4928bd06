import type { Handlers } from '../../preload/contract/calls/contract.ts';
import type { Application } from '../application/application.ts';
import { keptBackups } from '../project-registry/kept-backups.ts';
import type { ProjectServices } from '../project-services/project-services.ts';
import { backupFolder } from '../settings/project-places.ts';
import { expectValue } from './expect-value.ts';

/** The projects of the installation: which there are, and which is on show. */
export function projectsHandlers(application: Application): Handlers['projects'] {
  return {
    async create({ name }) {
      await application.projects.create(name);
      return null;
    },
    async rename({ projectId, name }) {
      application.projects.rename(projectId, name);
      return null;
    },
    async show({ projectId }) {
      await application.projects.show(projectId);
      return null;
    },
    async deletionEffects({ projectId }) {
      const services = application.projects.servicesOf(projectId);
      return {
        connectors: expectValue(services.connectors.list()).length,
        rules: expectValue(services.rules.list()).length,
        backups: (await keptBackups(backupFolder(services.dataDir, projectId))).length,
        data: await dataOf(services),
      };
    },
    async delete({ projectId }) {
      const { keychainProblem } = await application.projects.delete(projectId);
      return { keychainProblem: keychainProblem?.message ?? null };
    },
  };
}

/** A project that cannot be read can be deleted all the same. */
async function dataOf(services: ProjectServices) {
  try {
    const { assets, findings, scans } = await services.project().reads.facts();
    return { assets, findings, scans };
  } catch {
    return null;
  }
}
