import fc from 'fast-check';
import { test } from 'vitest';
import { runHistory } from '../histories/history-run.ts';
import { course } from '../histories/steps.ts';
import { Campaign, patience, times } from './campaign.ts';

/** The number of histories may be set for a longer look. */
const histories = Number(process.env['HISTORIES'] ?? times(12, 500));

test('random histories of a tenant: no scan breaks a rule, and no finding is resolved that is still there', {
  timeout: patience,
}, async () => {
  const campaign = new Campaign('random histories: risks, lists, scopes and values that change under scans');
  const details = await fc.check(
    fc.asyncProperty(course, async (one) => {
      await runHistory(one, (state) => campaign.count(`scans ${state}`));
      campaign.count('histories');
    }),
    { numRuns: histories, seed: campaign.between(0, 2 ** 31 - 1) },
  );
  if (details.failed) {
    const { errorInstance, numShrinks, seed } = details;
    const broken = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
    throw new Error(`Seed ${seed}, after ${numShrinks} shrinks: ${broken}`);
  }
  campaign.count('findings wrongly resolved', 0);
});
