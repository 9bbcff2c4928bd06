import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { scanReport } from '../../../preload/contract/scan-report.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { runCli } from '../../setup/run-cli.ts';

const scans = z.strictObject({ scans: z.array(scanReport) });

describe('demo', () => {
  it('shows a first scan and the day after it; run again, it shows another day', async () => {
    const folder = temporaryFolder();
    const args = ['--data-dir', folder, 'demo'];
    const first = await runCli([...args, '--json']);
    expect(first.exitCode).toBe(0);
    const [full, delta] = scans.parse(JSON.parse(first.stdout)).scans;
    expect(full).toMatchObject({ kind: 'full', state: 'complete', issues: [] });
    expect(full?.findings.new).toBeGreaterThan(5000);
    expect(delta).toMatchObject({ kind: 'delta', state: 'complete', issues: [] });
    expect(first.stderr).toContain('✓ Permission to read vulnerabilities');
    expect(first.stderr).toMatch(/^Day 1: .*^Day 2: the same tenant a day later$/ms);
    expect(first.stderr).toContain('counted the 400 endpoints');
    expect(first.stderr).toMatch(/the 8 that were decommissioned, which makes 408\.\n/);
    const named = /^ {2}\S+ --data-dir (?<place>\S+) (?<command>findings list .*)$/m.exec(
      first.stderr,
    )?.groups;
    const next = await runCli([
      '--data-dir',
      named?.['place'] ?? '',
      ...(named?.['command']?.split(' ') ?? []),
    ]);
    expect(next).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^SEVERITY .*\ncritical /) });

    const again = await runCli([...args, '--json']);
    expect(again.exitCode).toBe(0);
    const later = scans.parse(JSON.parse(again.stdout)).scans;
    expect(later).toHaveLength(1);
    expect(again.stderr).toMatch(/^Day 3: the demo tenant at http/m);
    expect(later[0]).toMatchObject({ kind: 'delta', state: 'complete' });
    expect(later[0]?.findings.new).toBeGreaterThan(0);
    expect(later[0]?.findings.reopened).toBeGreaterThan(0);
    expect(later[0]?.findings.mitigated).toBeGreaterThan(0);

    // The user's own installation around it knows nothing of the demo: it is as good as new.
    const around = await runCli(['--data-dir', folder, 'status', '--json']);
    expect(around.exitCode).toBe(0);
    expect(JSON.parse(around.stdout)).toMatchObject({ assets: { active: 0 }, attention: [] });
    expect(readdirSync(folder)).not.toContain('settings.json');

    const third = await runCli(args);
    expect(third.exitCode).toBe(0);
    for (const heading of ['The project now', 'Most exposed assets', 'New findings', 'Mitigated findings']) {
      expect(third.stdout).toContain(heading);
    }
  });
});
