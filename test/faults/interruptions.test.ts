import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ScanService } from '../../main/ingest/scan-service.ts';
import { allEndpoints } from '../../preload/contract/scope.ts';
import { expectEqualToTenant, expectProjectEqualToTenant } from '../builders/equal-to-tenant.ts';
import { InterruptedSync } from '../builders/interrupted-sync.ts';
import { openTestProject } from '../builders/open-project.ts';
import { scannedTenant } from '../builders/scanned-tenant.ts';
import { smallPages } from '../builders/small-pages.ts';
import { temporaryFolder } from '../builders/temporary-folder.ts';
import { slow } from '../tenant/answer-faults.ts';
import { smallWorld, startTenant, tenantToken } from '../tenant/started-tenant.ts';
import { Campaign, patience, times } from './campaign.ts';

test('a cancel at every stage: the scan says so, and the next one goes on and ends equal to the tenant', {
  timeout: patience,
}, async () => {
  const campaign = new Campaign('a cancel at every request of full scans and deltas');
  const tenant = await scannedTenant();
  for (let index = 0; index < 6; index += 1) tenant.world.addRisk(tenant.world.addAgent().id);
  expect((await tenant.scan()).report.state).toBe('complete');
  let added: string | null = null;
  for (let turn = 0; turn < times(1, 12); turn += 1) {
    for (const full of [true, false]) {
      for (let request = 1; ; request += 1) {
        const [agent] = tenant.world.agentsAfter(null, 1, {}, { by: 'id', descending: false }).rows;
        // A tenant that grew with every scan would never be read to its end. Only a full scan sees what vanished.
        if (full && added !== null) tenant.world.removeRisk(added);
        added = tenant.world.addRisk(agent?.id ?? '').id;
        const stop = new AbortController();
        let asked = 0;
        tenant.faults.arm({
          on: 'always',
          fault: async (_, answer) => {
            asked += 1;
            if (asked === request) stop.abort();
            // The answer may come after the cancel, or be given up by it.
            await wait(campaign.between(0, 2));
            return answer();
          },
        });
        const { report } = await tenant.scan({ full, signal: stop.signal });
        tenant.faults.clear();
        if (asked < request) {
          expect(report.state).toBe('complete');
          break;
        }
        campaign.count(`cancelled ${full ? 'full scans' : 'deltas'}`);
        expect(['cancelled', 'complete']).toContain(report.state);
        const next = await tenant.scan({ full });
        if (next.report.state === 'needs-review') {
          // Days of a small tenant add up to what the guard asks about.
          await tenant.project.write.reviewScan(next.report.id, 'accepted', tenant.world.now());
          campaign.count('reviews accepted');
        } else expect(next.report.state).toBe('complete');
        if (report.state === 'cancelled') {
          expect(next.report.id).toBe(report.id);
          campaign.count('continued');
        }
        await expectProjectEqualToTenant(tenant.world, tenant.project);
        campaign.count('projects equal to the tenant');
      }
    }
  }
});

test('a hundred presses of Sync are one scan', { timeout: patience }, async () => {
  const campaign = new Campaign('a hundred presses of Sync while a scan runs');
  const world = smallWorld();
  const { server } = await startTenant(world, { intercept: smallPages(20, slow(1)) });
  const project = await openTestProject();
  const scans = new ScanService(project, temporaryFolder());
  const order = {
    connectorId: 'c0ffee01',
    connectorName: 'Test tenant',
    mode: 'scan' as const,
    scope: allEndpoints,
    full: true,
    reconciliationHours: 24,
    walksAtOnce: 4,
  };
  const access = {
    origin: server.url,
    token: tenantToken,
    proxyUrl: null,
    extraCaFile: null,
    allowedConsoles: null,
  };
  for (let turn = 1; turn <= times(1, 20); turn += 1) {
    const pressed = [];
    for (let press = 0; press < 100; press += 1) {
      pressed.push(scans.start(order, access));
      if (campaign.random() < 0.1) await wait(1);
    }
    campaign.count('presses', pressed.length);
    expect(pressed.filter((scan) => scan?.attached === false)).toHaveLength(1);
    const ended = await Promise.all(pressed.map(async (scan) => scan?.finished));
    for (const end of ended) expect(end).toMatchObject({ ok: true, value: { scanId: turn } });
    campaign.count('scans');
  }
  await expectProjectEqualToTenant(world, project);
});

test('two processes on one data folder: one scans, the other follows it or scans afterwards', {
  timeout: patience,
}, async () => {
  const campaign = new Campaign('two processes on one data folder');
  const syncing = await InterruptedSync.start();
  for (let turn = 0; turn < times(3, 60); turn += 1) {
    syncing.world.advanceDays(1);
    const first = syncing.cli.start(['sync', '--json', '--full']);
    await wait(campaign.between(0, 900));
    const second = syncing.cli.start(['sync', '--json', '--full']);
    if (campaign.random() < 0.3) {
      await wait(campaign.between(600, 1200));
      first.send('SIGKILL');
      campaign.count('first killed');
    }
    await first.ended;
    expect((await second.ended).exitCode).toBe(0);
    campaign.count('pairs of processes');
    const { scan } = await syncing.sync(['--full']);
    expect(scan.state).toBe('complete');
    syncing.checkProject();
    await expectEqualToTenant(syncing.world, syncing.cli.dataDir);
    campaign.count('projects equal to the tenant');
  }
});
