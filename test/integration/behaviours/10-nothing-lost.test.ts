import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { expectEqualToTenant } from '../../builders/equal-to-tenant.ts';
import { type Checkpoint, InterruptedSync } from '../../builders/interrupted-sync.ts';
import { openTestProject } from '../../builders/open-project.ts';
import { agentsPath, risksPath } from '../../builders/scanned-tenant.ts';
import { fillUp, smallDisk, smallDisksPossible } from '../../builders/small-disk.ts';

describe('behaviour 10: nothing lost', () => {
  test('a sync that is killed at any instant leaves a sound project and goes on with the vulnerabilities where it stopped', async () => {
    const syncing = await InterruptedSync.start();
    let walks: readonly Checkpoint[] = [];
    let firstPages = 0;
    // The request of each run at which, and the milliseconds after which, it is killed.
    for (const [request, ms] of [
      [1, 0],
      [3, 2],
      [4, 6],
      [9, 1],
      [8, 9],
    ] as const) {
      await syncing.syncUntil(request, ({ send }) => void wait(ms).then(() => send('SIGKILL')));
      const open = walks.find(({ resource, state }) => resource === 'findings' && state !== 'ended');
      const [first] = syncing.asked.filter(({ path, ofFullWalk }) => path === risksPath && ofFullWalk);
      if (open && open.cursor !== null) expect(first?.cursor ?? open.cursor).toBe(open.cursor);
      firstPages += syncing.asked.filter(
        ({ path, ofFullWalk, cursor }) => path === risksPath && ofFullWalk && cursor === null,
      ).length;
      const found = syncing.checkProject();
      walks = found.walks;
      // Each page of rows lands together with its checkpoint, or not at all. Endpoints are read again from the beginning.
      const rowsOf = (name: string) => walks.find(({ resource }) => resource === name)?.rows ?? 0;
      expect(found.findings).toBe(rowsOf('findings'));
      expect(found.assets).toBeGreaterThanOrEqual(rowsOf('assets'));
    }
    const { exitCode, scan } = await syncing.sync();
    expect(exitCode).toBe(0);
    expect(scan).toMatchObject({
      id: 1,
      state: 'complete',
      assets: { seen: 60, new: 60 },
      findings: { seen: 360, new: 360, mitigated: 0 },
    });
    // The list was begun once, and once more for each kill that came before anything of it had landed.
    expect(firstPages).toBeLessThanOrEqual(3);
    await expectEqualToTenant(syncing.world, syncing.cli.dataDir);
  });

  test('a kill while much is resolved resolves nothing twice', async () => {
    const syncing = await InterruptedSync.start();
    await syncing.sync();
    syncing.world.advanceDays(20);
    await syncing.syncUntil(20, ({ send }) => send('SIGKILL'), ['--full']);
    syncing.checkProject();
    const { scan } = await syncing.sync(['--full']);
    expect(scan).toMatchObject({ id: 2, state: 'complete' });
    expect(scan.findings.mitigated).toBeGreaterThan(0);
    await expectEqualToTenant(syncing.world, syncing.cli.dataDir);
    const project = await openTestProject(syncing.cli.dataDir);
    const events = await project.read
      .selectFrom('finding_event')
      .select(({ fn }) => [fn.countAll<number>().as('mitigations')])
      .where('event', '=', 'mitigated')
      .executeTakeFirstOrThrow();
    expect(events.mitigations).toBe(scan.findings.mitigated);
  });

  test('when the console has forgotten the position meanwhile, the vulnerabilities are read again', async () => {
    const syncing = await InterruptedSync.start();
    await syncing.syncUntil(20, ({ send }) => send('SIGKILL'));
    syncing.server.expireCursors();
    const { exitCode, scan } = await syncing.sync();
    expect(exitCode).toBe(0);
    expect(scan).toMatchObject({ id: 1, state: 'complete', findings: { seen: 360, new: 360 } });
    expect(scan.issues.map(({ code }) => code)).toEqual(['walk-restarted']);
    expect(
      syncing.asked.filter(
        ({ path, ofFullWalk, cursor }) => path === risksPath && ofFullWalk && cursor === null,
      ),
    ).toHaveLength(1);
    await expectEqualToTenant(syncing.world, syncing.cli.dataDir);
  });

  test('Ctrl+C ends a sync cleanly with 130, and the next one goes on with it', async () => {
    const syncing = await InterruptedSync.start();
    const cancelled = await syncing.syncUntil(15, ({ send }) => send('SIGINT'));
    expect(cancelled.exitCode).toBe(130);
    expect(JSON.parse(cancelled.stdout).scan).toMatchObject({ id: 1, state: 'cancelled' });
    const open = syncing.checkProject().walks.find(({ state }) => state !== 'ended');
    expect(open?.pages).toBeGreaterThan(0);
    const { exitCode, scan } = await syncing.sync();
    expect(exitCode).toBe(0);
    expect(scan).toMatchObject({ id: 1, state: 'complete', findings: { new: 360 } });
    const asked = (path: string) =>
      syncing.asked.find((page) => page.path === path && page.ofFullWalk)?.cursor;
    expect(asked(risksPath)).toBe(open?.cursor);
    // What has vanished from the endpoints meanwhile shows in no change, so that their list is read again.
    expect(asked(agentsPath)).toBeNull();
    await expectEqualToTenant(syncing.world, syncing.cli.dataDir);
  });

  const why = smallDisksPossible() ? '' : ' (skipped: needs the right to mount a small disk)';
  test.skipIf(why !== '')(
    `a disk that runs full ends the sync with that, and nothing is lost${why}`,
    async () => {
      const disk = smallDisk();
      const syncing = await InterruptedSync.start(disk);
      const ballast = join(disk, 'ballast');
      const full = await syncing.syncUntil(14, () => fillUp(ballast));
      expect(full.exitCode).toBe(1);
      expect(JSON.parse(full.stdout).error).toMatchObject({ code: 'disk-full' });
      rmSync(ballast);
      expect(syncing.checkProject().walks).toHaveLength(3);
      const { exitCode, scan } = await syncing.sync();
      expect(exitCode).toBe(0);
      expect(scan).toMatchObject({ id: 1, state: 'complete', findings: { seen: 360 } });
      await expectEqualToTenant(syncing.world, syncing.cli.dataDir);
    },
  );
});
