import { expect } from 'vitest';
import type { Risk } from '../../../main/demo/world.ts';
import { assetStates, findingIdentity, findingStates } from '../../builders/project-contents.ts';
import type { EndedScan } from '../../builders/run-test-scan.ts';
import { type ScannedTenant, scannedTenant } from '../../builders/scanned-tenant.ts';
import type { Fault } from '../../tenant/faults.ts';

/** Eight endpoints with one risk each, every other one in another site, all known to the project: four pages of each. */
export async function knownTenant(): Promise<ScannedTenant> {
  const tenant = await scannedTenant();
  const { world } = tenant;
  for (let index = 0; index < 8; index += 1) {
    const site = world.sites[index % 2];
    world.addRisk(world.addAgent(site ? { siteId: site.id } : {}).id);
  }
  expect((await tenant.scan()).report).toMatchObject({ state: 'complete', findings: { new: 8 } });
  return tenant;
}

/** Takes the last endpoint, and the risk of the one before it, out of the console's sight without a trace. */
export function vanish({ world }: ScannedTenant): void {
  const [risk, riskOfLast] = world.risksAfter(null, 9, {}, { descending: true }).rows.toReversed().slice(-2);
  world.dropRisk(risk?.id ?? '');
  world.removeAgent(riskOfLast?.endpointId ?? '');
}

/** Changes the world when the n-th request for a list arrives, behind what has been read by then. */
export function during(tenant: ScannedTenant, path: string, nth: number, change: () => void): void {
  const moving: Fault = (_, answer) => {
    tenant.world.moveOn(5000);
    change();
    return answer();
  };
  tenant.faults.arm({ path, on: { nth }, fault: moving });
}

/** What makes a risk's finding the same finding, as one text. */
export function identityOf(risk: Risk): string {
  const { endpointId, cve, applicationVendor, applicationName, applicationVersion } = risk;
  return findingIdentity(endpointId, cve.id, applicationVendor, applicationName, applicationVersion);
}

/** Whether the project has a risk's finding as active or mitigated; undefined when it has none. */
export async function stateOf(
  { project }: ScannedTenant,
  risk: Risk | undefined,
): Promise<string | undefined> {
  return risk && (await findingStates(project)).get(identityOf(risk));
}

/** The states of all findings and all assets. */
export async function statesIn({ project }: ScannedTenant) {
  return { findings: await findingStates(project), assets: await assetStates(project) };
}

/** The states of {@link statesIn}, counted. */
export async function countsIn(tenant: ScannedTenant): Promise<Record<string, number>> {
  const { findings, assets } = await statesIn(tenant);
  const counts: Record<string, number> = {};
  for (const state of findings.values()) counts[`${state} findings`] = (counts[`${state} findings`] ?? 0) + 1;
  for (const state of assets.values()) counts[`${state} assets`] = (counts[`${state} assets`] ?? 0) + 1;
  return counts;
}

/** The codes of a scan's issues. */
export function codesOf({ report }: EndedScan): string[] {
  return report.issues.map(({ code }) => code);
}
