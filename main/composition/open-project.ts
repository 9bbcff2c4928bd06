import {
  OpenProjectServices,
  type ProjectServicesDependencies,
} from '../project-services/open-project-services.ts';
import { TokenStore } from '../project-services/token-store.ts';
import type { Installation } from './installation.ts';
import { projectRules } from './project-rules.ts';
import { projectUpkeep } from './project-upkeep.ts';

export type OpenProjectRequest = Pick<
  ProjectServicesDependencies,
  'projectId' | 'demo' | 'tokens' | 'redactor' | 'log' | 'events'
>;

/** A project of an installation as windows work on it: it is kept open, and says what changes. */
export function openProject(installation: Installation, request: OpenProjectRequest): OpenProjectServices {
  const { dataDir, now, zone } = installation;
  const { projectId, tokens } = request;
  const { settings, connectors } = installation.project(() => projectId, tokens);
  return new OpenProjectServices({
    ...request,
    dataDir,
    now,
    zone,
    settings,
    connectors,
    rules: projectRules(installation, settings),
    upkeep: (open) => projectUpkeep(installation, { projectId, settings, ...open }),
  });
}

/**
 * The tokens of an installation as windows keep them: in the keychain, or in memory until the process ends.
 * @param changed called when the state of the keychain may have changed
 */
export function openTokens({ secrets, policy }: Installation, changed: () => void): TokenStore {
  return new TokenStore(secrets, changed, policy.rulings.sessionOnlyTokens);
}
