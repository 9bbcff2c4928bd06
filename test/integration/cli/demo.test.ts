import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { scanReport } from '../../../preload/contract/scan-report.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { runCli } from '../../setup/run-cli.ts';

const scans = z.strictObject({ scans: z.array(scanReport) });

describe('demo', () => {
  it('shows a first scan and the day after it; run again, it shows another day', async () => {
    const args = ['--data-dir', temporaryFolder(), 'demo'];
    const first = await runCli([...args, '--json']);
    expect(first.exitCode).toBe(0);
    const [full, delta] = scans.parse(JSON.parse(first.stdout)).scans;
    expect(full).toMatchObject({ kind: 'full', state: 'complete', issues: [] });
    expect(full?.findings.new).toBeGreaterThan(5000);
    expect(delta).toMatchObject({ kind: 'delta', state: 'complete', issues: [] });
    expect(first.stderr).toContain('✓ Permission to read vulnerabilities');

    const again = await runCli([...args, '--json']);
    expect(again.exitCode).toBe(0);
    const later = scans.parse(JSON.parse(again.stdout)).scans;
    expect(later).toHaveLength(1);
    expect(later[0]).toMatchObject({ kind: 'delta', state: 'complete' });
    expect(later[0]?.findings.new).toBeGreaterThan(0);
    expect(later[0]?.findings.reopened).toBeGreaterThan(0);
    expect(later[0]?.findings.mitigated).toBeGreaterThan(0);

    const third = await runCli(args);
    expect(third.exitCode).toBe(0);
    for (const heading of ['The project now', 'Most exposed assets', 'New findings', 'Mitigated findings']) {
      expect(third.stdout).toContain(heading);
    }
  });
});
