import { startConsole } from '../../main/demo/console-server.ts';
import { demoToken } from '../../main/demo/demo-token.ts';
import { viewerToken } from '../../main/demo/tokens.ts';
import type { Group, Site } from '../../main/demo/world.ts';
import { listedScopes } from '../tenant/listed-rows.ts';
import { ListedWorld } from '../tenant/listed-world.ts';
import { benchSites, latencyMs } from './sites.ts';

/** A console of many sites that takes its time for each answer, in a process of its own. Prints where it is. */

const endpointsPerSite = 25;
const risksPerEndpoint = 100;

const [{ id: accountId = '' } = {}] = listedScopes.accounts;
const createdAt = Date.UTC(2022, 0, 10, 9);
const sites: Site[] = benchSites.map((id, index) => ({
  id,
  name: `Site ${index + 1}`,
  accountId,
  state: 'active',
  createdAt,
  description: null,
}));
const groups: Group[] = sites.map((site) => ({
  id: `9${site.id}`,
  name: 'Default Group',
  siteId: site.id,
  isDefault: true,
  createdAt,
}));
const world = new ListedWorld({ now: Date.UTC(2026, 10, 1, 6), sites, groups });
for (const { id: groupId } of groups) {
  for (let endpoint = 0; endpoint < endpointsPerSite; endpoint += 1) {
    const { id } = world.addAgent({ groupId });
    for (let risk = 0; risk < risksPerEndpoint; risk += 1) world.addRisk(id);
  }
}
const server = await startConsole({
  world,
  licence: 'base',
  tokens: [{ ...viewerToken(demoToken, world.now()), expiresAt: Date.UTC(2100, 0, 1) }],
  latencyMs,
});
process.once('SIGTERM', () => void server.close());
process.stdout.write(`${JSON.stringify({ url: server.url, token: demoToken })}\n`);
