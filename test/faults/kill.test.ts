import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { expectEqualToTenant } from '../builders/equal-to-tenant.ts';
import { InterruptedSync } from '../builders/interrupted-sync.ts';
import { Campaign, patience, times } from './campaign.ts';

test('kill -9 at any instant of a scan of any kind: the next run goes on and ends equal to the tenant', {
  timeout: patience,
}, async () => {
  const campaign = new Campaign('kill -9 of the whole process at random instants of scans of each kind');
  const kills = times(8, 500);
  const syncing = await InterruptedSync.start();
  await expectComplete(syncing, campaign, []);
  let killed = 0;
  while (killed < kills) {
    // Hours, not days: in the days of hundreds of kills the tenant's token would expire.
    syncing.world.advanceDays(0.25);
    const mode = campaign.pick(['scan', 'scan', 'asset-sync'] as const);
    const kind = campaign.pick([[], ['--full']]);
    expect((await syncing.cli.run(['mode', mode])).exitCode).toBe(0);
    const strikes = Math.min(kills - killed, campaign.between(1, 4));
    for (let strike = 0; strike < strikes; strike += 1) {
      // From the first request to the last ones, and any moment between two.
      const requests = mode === 'scan' && kind.length > 0 ? 32 : 5;
      const { exitCode } = await syncing.syncUntil(
        campaign.between(1, requests),
        ({ send }) => void wait(campaign.between(0, 12)).then(() => send('SIGKILL')),
        kind,
      );
      campaign.count(exitCode === null ? 'killed' : 'had ended before');
      // Opens a copy of the file and expects its integrity check to be ok.
      syncing.checkProject();
      campaign.count('integrity checks, all ok');
      if (exitCode === null) killed += 1;
    }
    await expectComplete(syncing, campaign, kind);
    // Only a full scan sees what vanished without a word.
    if (kind.length === 0) await expectComplete(syncing, campaign, ['--full']);
    await expectEqualToTenant(syncing.world, syncing.cli.dataDir, mode);
    campaign.count('projects equal to the tenant');
  }
  campaign.count('rows lost or doubled', 0);
});

/** Syncs to the end; a change that has to be reviewed is what the tenant really did. */
async function expectComplete(
  syncing: InterruptedSync,
  campaign: Campaign,
  kind: readonly string[],
): Promise<void> {
  const { scan } = await syncing.sync(kind);
  campaign.count('scans to the end');
  if (scan.state === 'needs-review') {
    const reviewed = await syncing.cli.run(['review', String(scan.id), '--accept']);
    expect(reviewed.exitCode).toBe(0);
    return;
  }
  expect(scan).toMatchObject({ state: 'complete', issues: [] });
}
