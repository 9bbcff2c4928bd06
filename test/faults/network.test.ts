import { expect, test } from 'vitest';
import type { OpenSqliteProject } from '../../main/project/sqlite/threads/sqlite-project.ts';
import type { ReviewedScanReport } from '../../preload/contract/scan-details.ts';
import { expectProjectEqualToTenant, listedBy } from '../builders/equal-to-tenant.ts';
import { findingStates } from '../builders/project-contents.ts';
import { agentsPath, risksPath, type ScannedTenant, scannedTenant } from '../builders/scanned-tenant.ts';
import { Campaign, patience, times } from './campaign.ts';
import { leavingRowsOut, networkFaults, tellingWrongTotals } from './network-faults.ts';

const paths = [agentsPath, risksPath];

/** Twelve endpoints with two risks each, known by a complete scan, behind a console that can be spoiled. */
async function knownTenant(): Promise<ScannedTenant> {
  const tenant = await scannedTenant();
  for (let index = 0; index < 12; index += 1) {
    const { id } = tenant.world.addAgent();
    tenant.world.addRisk(id);
    tenant.world.addRisk(id);
  }
  expect((await tenant.scan()).report.state).toBe('complete');
  return tenant;
}

/** Detects a risk, and lets one go in one of the ways in which risks go. */
function changeWorld({ world }: ScannedTenant, campaign: Campaign): void {
  world.moveOn(60_000);
  const agents = world.agentsAfter(null, 100, {}, { by: 'id', descending: false }).rows;
  world.addRisk(campaign.pick(agents).id);
  const risks = world.risksAfter(null, 100, {}, { descending: false }).rows;
  if (campaign.random() < 0.5) world.removeRisk(campaign.pick(risks).id);
  else world.dropRisk(campaign.pick(risks).id);
}

/** Tenants that left a row out of a delta since their last complete full scan. */
const rowsOwed = new Set<ScannedTenant>();

/** A scan that could not end for a while asks no longer than that. */
const impatient = { client: { timeouts: { readMs: 120 } } };

/**
 * Scans while faults are armed, by their names, and expects that nothing detected was resolved, that nothing is there twice, and that
 * the scan says complete only when it is.
 */
async function scanSpoiled(
  tenant: ScannedTenant,
  campaign: Campaign,
  armed: readonly string[],
): Promise<ReviewedScanReport> {
  const before = await findingStates(tenant.project);
  const { report } = await tenant.scan({ full: campaign.random() < 0.7, ...impatient });
  campaign.count('scans');
  campaign.count(report.state);
  const { findings: detected } = listedBy(tenant.world);
  const after = await findingStates(tenant.project);
  for (const [identity, state] of after) {
    if (state === 'mitigated' && before.get(identity) === 'active') {
      expect([identity, detected.has(identity)]).toEqual([identity, false]);
    }
  }
  for (const identity of before.keys()) expect(after.has(identity)).toBe(true);
  // A delta proves nothing and resolves nothing by absence: a row left out of it is found by the next full scan.
  const leftOut = armed.some((name) => leavingRowsOut.has(name));
  if (report.kind === 'delta' && leftOut) rowsOwed.add(tenant);
  else if (report.kind === 'full' && report.state === 'complete') rowsOwed.delete(tenant);
  if (report.state === 'complete' && !rowsOwed.has(tenant)) {
    for (const identity of detected) expect([identity, after.get(identity)]).toEqual([identity, 'active']);
  }
  if (report.state === 'partial' || report.state === 'failed') expect(report.issues).not.toEqual([]);
  if (report.state === 'needs-review') await tenant.project.write.reviewScan(report.id, 'rejected', 0);
  return report;
}

/** Ends what is unfinished without faults, and expects the project to be where the tenant is. */
async function settle(tenant: ScannedTenant, campaign: Campaign): Promise<void> {
  tenant.faults.clear();
  for (let turn = 0; turn < 2; turn += 1) {
    const { report } = await tenant.scan();
    if (report.state === 'needs-review') await tenant.project.write.reviewScan(report.id, 'accepted', 0);
    else expect(report.state).toBe('complete');
  }
  await expectProjectEqualToTenant(tenant.world, tenant.project);
  await expectSound(tenant.project);
  campaign.count('projects equal to the tenant');
}

async function expectSound({ read }: OpenSqliteProject): Promise<void> {
  const twice = await read
    .selectFrom('finding_event')
    .select(({ fn }) => [fn.countAll<number>().as('events')])
    .where('event', '=', 'mitigated')
    .groupBy(['asset_id', 'vulnerability_id', 'application_id', 'scan_id'])
    .having(({ fn }) => fn.countAll(), '>', 1)
    .execute();
  expect(twice).toEqual([]);
}

test('each network fault alone: no false mitigation, no duplicate, an honest state', {
  timeout: patience,
}, async () => {
  const campaign = new Campaign('every network fault of the tenant, alone');
  const tenant = await knownTenant();
  for (const [name, fault] of Object.entries(networkFaults)) {
    for (let turn = 0; turn < times(1, 5); turn += 1) {
      const on = campaign.pick(['always', { nth: campaign.between(1, 6) }] as const);
      tenant.faults.arm({
        path: campaign.pick(paths),
        on: name === 'empty page at the end' ? 'always' : on,
        fault,
      });
      await scanSpoiled(tenant, campaign, [name]);
      tenant.faults.clear();
      await settle(tenant, campaign);
      changeWorld(tenant, campaign);
    }
    campaign.count('kinds of faults');
  }
  campaign.count('findings wrongly resolved', 0);
});

test('network faults mixed at random: no false mitigation, no duplicate, an honest state', {
  timeout: patience,
}, async () => {
  const campaign = new Campaign('network faults mixed at random');
  const tenant = await knownTenant();
  const names = Object.keys(networkFaults);
  for (let turn = 0; turn < times(25, 500); turn += 1) {
    const chosen = new Set(Array.from({ length: campaign.between(1, 3) }, () => campaign.pick(names)));
    const unknowable =
      [...chosen].some((name) => leavingRowsOut.has(name)) &&
      [...chosen].some((name) => tellingWrongTotals.has(name));
    if (unknowable) for (const name of tellingWrongTotals) chosen.delete(name);
    for (const name of chosen) {
      const fault = networkFaults[name];
      const on = campaign.pick([
        { nth: campaign.between(1, 12) },
        { probability: 0.2 },
        { from: campaign.between(1, 12) },
      ]);
      if (fault) tenant.faults.arm({ path: campaign.pick(paths), on, fault });
    }
    const { state } = await scanSpoiled(tenant, campaign, [...chosen]);
    tenant.faults.clear();
    const settled = state === 'complete' || state === 'partial' || state === 'needs-review';
    if (turn % 10 === 9) await settle(tenant, campaign);
    // What was read before a scan broke off is as it was then: the tenant waits for it to be ended.
    if (settled || turn % 10 === 9) changeWorld(tenant, campaign);
  }
  campaign.count('findings wrongly resolved', 0);
});
