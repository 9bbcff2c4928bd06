import { expect, test } from 'vitest';
import type { ScanProgress } from '../../../preload/contract/scan-report.ts';
import { risksPath, scannedTenant } from '../../builders/scanned-tenant.ts';
import { rateLimited, serverFault } from '../../tenant/answer-faults.ts';

test.each([
  ['502', serverFault(502), 502],
  ['429', rateLimited(null), 429],
] as const)(
  'a console that answers %s is progress: why, which try, and when',
  async (_name, fault, status) => {
    const tenant = await scannedTenant();
    for (let index = 0; index < 3; index += 1) tenant.world.addRisk(tenant.world.addAgent().id);
    const failing = tenant.faults.arm({ path: risksPath, on: 'always', fault });
    const seen: ScanProgress[] = [];
    const { report } = await tenant.scan({
      onProgress(progress) {
        seen.push(progress);
        // The third try is answered.
        if (progress.retry?.attempt === 3) failing.disarm();
      },
    });
    expect(report.state).toBe('complete');
    const tries = seen.flatMap(({ retry }) => retry ?? []);
    expect(tries.map(({ attempt }) => attempt)).toContain(2);
    for (const retry of tries) {
      expect(retry).toMatchObject({ status, attempts: 5 });
      expect(Date.parse(retry.at)).toBeGreaterThan(tenant.world.now());
    }
    expect(seen.at(-1)?.retry).toBeUndefined();
  },
);
