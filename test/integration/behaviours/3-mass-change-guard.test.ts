import { describe, expect, test } from 'vitest';
import type { ScanReport } from '../../../preload/contract/scan-report.ts';
import { type CliWorkplace, cliWorkplace } from '../../builders/cli-workplace.ts';
import { type ScannedTenant, scannedTenant } from '../../builders/scanned-tenant.ts';
import { ListedWorld } from '../../tenant/listed-world.ts';
import { startTenant } from '../../tenant/started-tenant.ts';
import { codesOf, countsIn } from './known-tenant.ts';

/** Endpoints with risks on the first of them, all known to the project. */
async function known(endpoints: number, risks: number): Promise<ScannedTenant> {
  const tenant = await scannedTenant();
  fill(tenant.world, endpoints, risks);
  expect((await tenant.scan()).report.state).toBe('complete');
  return tenant;
}

function fill(world: ListedWorld, endpoints: number, risks: number): void {
  const agents = Array.from({ length: endpoints }, () => world.addAgent());
  for (let index = 0; index < risks; index += 1) world.addRisk(agents[0]?.id ?? '');
}

function dropRisks(world: ListedWorld, count: number): void {
  for (const { id } of world.risksAfter(null, count, {}, { descending: false }).rows) world.dropRisk(id);
}

function removeAgents(world: ListedWorld, count: number): void {
  const { rows } = world.agentsAfter(null, count, {}, { by: 'id', descending: true });
  for (const { id } of rows) world.removeAgent(id);
}

describe('behaviour 3: mass-change guard', () => {
  test('a scan that would resolve more than half of the open findings is waiting for review, with the numbers', async () => {
    const tenant = await known(2, 14);
    dropRisks(tenant.world, 8);
    const ended = await tenant.scan();
    expect(ended.report).toMatchObject({
      state: 'needs-review',
      review: 'pending',
      findings: { mitigated: 0 },
    });
    expect(codesOf(ended)).toEqual(['mass-change']);
    expect(ended.report.issues[0]?.message).toContain('would be resolved: 8 of 14');
    expect(await countsIn(tenant)).toEqual({ 'active findings': 14, 'active assets': 2 });
  });

  test('so does one that would deactivate more than half of the assets', async () => {
    const tenant = await known(12, 2);
    removeAgents(tenant.world, 7);
    const ended = await tenant.scan();
    expect(ended.report).toMatchObject({ state: 'needs-review', assets: { deactivated: 0 } });
    expect(ended.report.issues[0]?.message).toContain('would be deactivated: 7 of 12');
    expect(await countsIn(tenant)).toEqual({ 'active findings': 2, 'active assets': 12 });
  });

  test('while one resource waits, the other one is not reconciled either', async () => {
    const tenant = await known(12, 14);
    dropRisks(tenant.world, 8);
    removeAgents(tenant.world, 1);
    expect((await tenant.scan()).report.state).toBe('needs-review');
    expect(await countsIn(tenant)).toEqual({ 'active findings': 14, 'active assets': 12 });
  });

  test.each([
    ['half of the findings', 14, 7],
    ['a handful, however large their share', 6, 5],
  ])('%s are resolved without a question', async (_, held, gone) => {
    const tenant = await known(2, held);
    dropRisks(tenant.world, gone);
    expect((await tenant.scan()).report).toMatchObject({ state: 'complete', findings: { mitigated: gone } });
  });

  test('each scope is judged by itself', async () => {
    const tenant = await scannedTenant();
    const { world } = tenant;
    const [north, south] = world.sites.map(({ id }) => id);
    const inNorth = world.addAgent({ siteId: north ?? '' });
    const inSouth = world.addAgent({ siteId: south ?? '' });
    for (let index = 0; index < 8; index += 1) world.addRisk(inNorth.id);
    for (let index = 0; index < 30; index += 1) world.addRisk(inSouth.id);
    const scope = { accountIds: [], siteIds: [north ?? '', south ?? ''], groupIds: [] };
    await tenant.scan({ scope });
    dropRisks(world, 6);
    const ended = await tenant.scan({ scope });
    expect(ended.report.state).toBe('needs-review');
    const name = world.sites.find(({ id }) => id === north)?.name;
    expect(ended.report.issues[0]?.message).toContain(
      `More than half of the findings of site ${name} would be resolved: 6 of 8.`,
    );
  });

  describe('as long as a scan waits for its review', () => {
    test('the next one is a full one, takes its place, and judges anew', async () => {
      const tenant = await known(2, 14);
      dropRisks(tenant.world, 8);
      const waiting = await tenant.scan();
      const next = await tenant.scan({ full: false });
      expect(next.report).toMatchObject({ kind: 'full', state: 'needs-review', findings: { mitigated: 0 } });
      const { project } = tenant;
      const reviews = await project.read.selectFrom('scan').select(['id', 'review']).orderBy('id').execute();
      expect(reviews.slice(1)).toEqual([
        { id: waiting.report.id, review: 'superseded' },
        { id: next.report.id, review: 'pending' },
      ]);
      await expect(project.write.reviewScan(waiting.report.id, 'accepted', 1)).rejects.toMatchObject({
        code: 'review-not-possible',
      });
      expect(await countsIn(tenant)).toMatchObject({ 'active findings': 14 });
    });

    test('and the console lists everything again, the next one settles the matter by itself', async () => {
      const tenant = await known(2, 14);
      tenant.server.setLicence('none-empty');
      expect((await tenant.scan()).report).toMatchObject({ state: 'needs-review' });
      tenant.server.setLicence('base');
      expect((await tenant.scan({ full: false })).report).toMatchObject({
        kind: 'full',
        state: 'complete',
        findings: { seen: 14, unchanged: 14, mitigated: 0 },
      });
    });
  });

  describe('on the command line', () => {
    async function waitingForReview(): Promise<{ cli: CliWorkplace; id: string; world: ListedWorld }> {
      const world = new ListedWorld({ now: Date.now() });
      fill(world, 2, 14);
      const { server } = await startTenant(world);
      const cli = await cliWorkplace(server);
      expect((await cli.run(['sync', '--quiet'])).exitCode).toBe(0);
      dropRisks(world, 8);
      const { exitCode, stdout } = await cli.run(['sync', '--full', '--json']);
      expect(exitCode).toBe(3);
      const { scan } = JSON.parse(stdout) as { scan: ScanReport };
      expect(scan).toMatchObject({ state: 'needs-review', findings: { mitigated: 0 } });
      return { cli, id: String(scan.id), world };
    }

    test('sync ends with 3 and says how to decide; accepting carries the change out', async () => {
      const { cli, id } = await waitingForReview();
      expect((await cli.run(['status'])).stdout).toContain(`Scan ${id} needs review`);
      const accepted = await cli.run(['scans', 'review', id, '--accept', '--json']);
      expect(accepted.exitCode).toBe(0);
      expect(JSON.parse(accepted.stdout).scan).toMatchObject({
        id: Number(id),
        state: 'complete',
        findings: { mitigated: 8 },
      });
      const { exitCode, stdout } = await cli.run(['sync', '--json']);
      expect(exitCode).toBe(0);
      expect(JSON.parse(stdout).scan).toMatchObject({ kind: 'delta', state: 'complete' });
    });

    test('rejecting leaves everything as it is, and a later full scan asks again', async () => {
      const { cli, id } = await waitingForReview();
      const rejected = await cli.run(['scans', 'review', id, '--reject', '--json']);
      expect(rejected.exitCode).toBe(0);
      expect(JSON.parse(rejected.stdout).scan).toMatchObject({
        state: 'partial',
        findings: { mitigated: 0 },
      });
      const again = await cli.run(['sync', '--full', '--json']);
      expect(again.exitCode).toBe(3);
      expect(JSON.parse(again.stdout).scan.issues[0].message).toContain('would be resolved: 8 of 14');
      expect((await cli.run(['scans', 'review', id, '--accept'])).exitCode).toBe(1);
    });
  });
});
