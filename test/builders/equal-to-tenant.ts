import { decodeHTMLStrict } from 'entities';
import { expect } from 'vitest';
import type { World } from '../../main/demo/world.ts';
import type { OpenSqliteProject } from '../../main/project/sqlite/threads/sqlite-project.ts';
import type { IngestMode } from '../../preload/contract/ingest-mode.ts';
import { openTestProject } from './open-project.ts';
import { assetStates, findingIdentity, findingStates } from './project-contents.ts';

/** What the console lists: endpoints that are neither decommissioned nor uninstalled, and detected risks. */
export function listedBy(world: World): { assets: Set<string>; findings: Set<string> } {
  const present = { isDecommissioned: new Set([false]), isUninstalled: new Set([false]) };
  const order = { by: 'id', descending: false } as const;
  const agents = world.agentsAfter(null, 10_000, present, order).rows;
  const risks = world.risksAfter(null, 10_000, {}, { descending: false }).rows;
  return {
    assets: new Set(agents.map(({ id }) => id)),
    findings: new Set(
      risks.map((risk) =>
        findingIdentity(
          risk.endpointId,
          risk.cve.id,
          decodeHTMLStrict(risk.applicationVendor),
          decodeHTMLStrict(risk.applicationName),
          risk.applicationVersion,
        ),
      ),
    ),
  };
}

/**
 * Expects the project in a data folder to hold, active and open, exactly what the console lists, and open findings else
 * only of endpoints that it lists no more.
 * @param mode what was ingested: without vulnerabilities only assets are compared
 */
export async function expectEqualToTenant(
  world: World,
  dataDir: string,
  mode: IngestMode = 'scan',
): Promise<void> {
  const project = await openTestProject(dataDir);
  await expectProjectEqualToTenant(world, project, mode);
  await project.close();
}

/** The same of a project that is open. */
export async function expectProjectEqualToTenant(
  world: World,
  project: OpenSqliteProject,
  mode: IngestMode = 'scan',
): Promise<void> {
  const keysIn = (states: ReadonlyMap<string, string>) =>
    new Set([...states].filter(([, state]) => state === 'active').map(([key]) => key));
  const held = { assets: keysIn(await assetStates(project)), findings: keysIn(await findingStates(project)) };
  const wanted = listedBy(world);
  expect(held.assets).toEqual(wanted.assets);
  // Findings of an endpoint that the console does not list stay as they were.
  const ofListed = [...held.findings].filter((identity) => wanted.assets.has(identity.split(' | ')[0] ?? ''));
  if (mode === 'scan') expect(new Set(ofListed)).toEqual(wanted.findings);
}
