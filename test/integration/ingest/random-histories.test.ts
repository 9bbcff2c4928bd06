import fc from 'fast-check';
import { describe, test } from 'vitest';
import { runHistory } from '../../histories/history-run.ts';
import { course } from '../../histories/steps.ts';

/**
 * Random histories of a tenant, scanned now and then with faults, kills and changes of mode and scope, and with changes
 * while the scan reads. Each run draws the same ones; `HISTORIES=500` runs more of them and `HISTORIES_SEED=7` others. What
 * fails is told in words, with its seed.
 */
describe('random histories of a tenant', () => {
  test('break no rule in any scan, and leave the project equal to the tenant in the end', async () => {
    const details = await fc.check(
      fc.asyncProperty(course, (one) => runHistory(one)),
      {
        numRuns: Number(process.env['HISTORIES'] ?? 40),
        seed: Number(process.env['HISTORIES_SEED'] ?? 1),
      },
    );
    if (details.failed) {
      const { errorInstance, numShrinks } = details;
      const broken = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
      throw new Error(`Seed ${details.seed}, after ${numShrinks} shrinks: ${broken}`);
    }
  }, 600_000);
});
