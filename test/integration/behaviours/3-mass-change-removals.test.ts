import { describe, expect, test } from 'vitest';
import type { ScanReport } from '../../../preload/contract/scan-report.ts';
import { cliWorkplace } from '../../builders/cli-workplace.ts';
import { watermarks } from '../../builders/project-contents.ts';
import { type ScannedTenant, scannedTenant } from '../../builders/scanned-tenant.ts';
import { ListedWorld } from '../../tenant/listed-world.ts';
import { startTenant } from '../../tenant/started-tenant.ts';
import { countsIn } from './known-tenant.ts';

/** Findings on endpoints of two sites, known to the project. */
async function known(inNorth: number, inSouth = 0): Promise<ScannedTenant> {
  const tenant = await scannedTenant({}, 100);
  const { world } = tenant;
  const agents = world.sites.slice(0, 2).map(({ id }) => world.addAgent({ siteId: id }));
  for (const [index, count] of [inNorth, inSouth].entries())
    for (let ordinal = 0; ordinal < count; ordinal += 1) world.addRisk(agents[index]?.id ?? '');
  expect((await tenant.scan()).report.state).toBe('complete');
  world.moveOn(3_600_000);
  return tenant;
}

function removeRisks({ world }: ScannedTenant, count: number): string[] {
  const ids = world.risksAfter(null, count, {}, { descending: false }).rows.map(({ id }) => id);
  for (const id of ids) world.removeRisk(id);
  return ids;
}

const delta = (tenant: ScannedTenant) => {
  tenant.world.moveOn(3_600_000);
  return tenant.scan({ full: false });
};

describe('behaviour 3: mass-change guard, removals that a delta reports', () => {
  test('720 of 720 findings removed in one delta wait for a review; accepting resolves them', async () => {
    const tenant = await known(720);
    removeRisks(tenant, 720);
    const { report } = await delta(tenant);
    expect(report).toMatchObject({ kind: 'delta', state: 'needs-review', findings: { mitigated: 0 } });
    expect(report.issues.map(({ message }) => message).join()).toContain('720 of 720');
    expect(await countsIn(tenant)).toMatchObject({ 'active findings': 720 });
    await tenant.project.write.reviewScan(report.id, 'accepted', tenant.world.now());
    expect(await countsIn(tenant)).toMatchObject({ 'mitigated findings': 720 });
    expect((await delta(tenant)).report).toMatchObject({ kind: 'delta', state: 'complete' });
  });

  test('rejected, they stay open, and the next full scan asks again', async () => {
    const tenant = await known(720);
    removeRisks(tenant, 720);
    const { report } = await delta(tenant);
    expect(report.state).toBe('needs-review');
    await tenant.project.write.reviewScan(report.id, 'rejected', tenant.world.now());
    expect(await countsIn(tenant)).toMatchObject({ 'active findings': 720 });
    expect((await tenant.scan()).report).toMatchObject({ state: 'needs-review', findings: { mitigated: 0 } });
  });

  test.each([
    ['8 of 14', 14, 8, 'needs-review', 0],
    ['7 of 14', 14, 7, 'complete', 7],
    ['5 of 5', 5, 5, 'complete', 5],
  ])('%s', async (_, held, removed, state, mitigated) => {
    const tenant = await known(held);
    removeRisks(tenant, removed);
    expect((await delta(tenant)).report).toMatchObject({ kind: 'delta', state, findings: { mitigated } });
  });

  test('each site is judged by itself: all of the 12 of one, though another has 100', async () => {
    const tenant = await known(12, 100);
    removeRisks(tenant, 12);
    expect((await delta(tenant)).report).toMatchObject({ state: 'needs-review', findings: { mitigated: 0 } });
  });

  test('endpoints decommissioned with all their findings are no exception', async () => {
    const tenant = await known(20, 4);
    const { world } = tenant;
    const [first] = world.risksAfter(null, 1, {}, { descending: false }).rows;
    world.decommission(first?.endpointId ?? '');
    expect((await delta(tenant)).report).toMatchObject({ state: 'needs-review', findings: { mitigated: 0 } });
  });

  describe('while it waits', () => {
    test('later scans are full, load rows, resolve nothing, keep the starting point, and wait too', async () => {
      const tenant = await known(20, 20);
      const { world } = tenant;
      removeRisks(tenant, 12);
      const before = await watermarks(tenant.project);
      const waiting = (await delta(tenant)).report;
      expect(waiting).toMatchObject({ state: 'needs-review' });
      const south = world.agentsAfter(null, 2, {}, { by: 'id', descending: true }).rows[0];
      for (let index = 0; index < 3; index += 1) world.addRisk(south?.id ?? '');
      const ofSouth = world.risksAfter(
        null,
        100,
        { siteIds: new Set([south?.siteId ?? '']) },
        { descending: false },
      );
      world.removeRisk(ofSouth.rows[0]?.id ?? '');
      const { report } = await delta(tenant);
      expect(report).toMatchObject({
        kind: 'full',
        state: 'needs-review',
        findings: { new: 3, mitigated: 0 },
      });
      expect(await countsIn(tenant)).toMatchObject({ 'active findings': 43 });
      expect(await watermarks(tenant.project)).toEqual(before);
      await tenant.project.write.reviewScan(report.id, 'accepted', world.now());
      expect(await countsIn(tenant)).toMatchObject({ 'active findings': 30, 'mitigated findings': 13 });
    });

    test('and the console detects them again, the next scan settles the matter', async () => {
      const tenant = await known(20);
      const removed = removeRisks(tenant, 12);
      expect((await delta(tenant)).report.state).toBe('needs-review');
      for (const id of removed) tenant.world.returnRisk(id);
      expect((await delta(tenant)).report).toMatchObject({
        kind: 'full',
        state: 'complete',
        findings: { mitigated: 0 },
      });
      expect(await countsIn(tenant)).toMatchObject({ 'active findings': 20 });
    });
  });

  test('on the command line each sync ends with 3 until the review is decided', async () => {
    const world = new ListedWorld({ now: Date.now() });
    const { id } = world.addAgent();
    const risks = Array.from({ length: 14 }, () => world.addRisk(id));
    const { server } = await startTenant(world);
    const cli = await cliWorkplace(server);
    expect((await cli.run(['sync', '--quiet'])).exitCode).toBe(0);
    world.moveOn(60_000);
    for (const risk of risks.slice(0, 8)) world.removeRisk(risk.id);
    const scans: ScanReport[] = [];
    for (const nth of ['first', 'second']) {
      const { exitCode, stdout } = await cli.run(['sync', '--json']);
      expect([nth, exitCode]).toEqual([nth, 3]);
      scans.push((JSON.parse(stdout) as { scan: ScanReport }).scan);
    }
    expect(scans).toMatchObject([
      { kind: 'delta', state: 'needs-review', findings: { mitigated: 0 } },
      { kind: 'full', state: 'needs-review', findings: { mitigated: 0 } },
    ]);
    const accepted = await cli.run(['scans', 'review', String(scans[1]?.id), '--accept', '--json']);
    expect(JSON.parse(accepted.stdout).scan).toMatchObject({ state: 'complete', findings: { mitigated: 8 } });
    expect((await cli.run(['sync', '--quiet'])).exitCode).toBe(0);
  });
});
