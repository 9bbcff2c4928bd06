import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { policyFileVariable } from '../../../main/policy/policy-location.ts';
import { policyFile, policyFileOf } from '../../builders/policy-file.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { launchApplication } from '../../electron/driver.ts';
import { windowSkipReason } from '../../setup/window-skip-reason.ts';
import { RunningDesktop } from '../shell/running-desktop.ts';

const skipReason = windowSkipReason();

/** What ships looks at no variable for its policy. */
const fromSources = { entry: 'main/index.ts' };
const under = (file: string) => ({ [policyFileVariable]: file });

describe.skipIf(skipReason !== '')(`the desktop application on a managed machine${skipReason}`, () => {
  it('shows as managed that it starts at login, and lets nobody change it', async () => {
    const desktop = await RunningDesktop.start({
      ...fromSources,
      env: under(policyFile({ startAtLogin: true })),
    });
    const page = await desktop.app.page();
    await page.evaluate("location.hash = '/settings/schedule'");
    const login = page.getByRole('switch', { name: 'Start at login' });
    await login.waitFor();
    await expect.poll(() => login.isDisabled()).toBe(true);
    await expect.poll(() => page.getByText('Managed', { exact: true }).count()).toBe(1);
    await expect(desktop.call('settings.change', { startAtLogin: false })).rejects.toThrow('setting-managed');
  });

  it('keeps its data where the policy has it', async () => {
    const folder = join(temporaryFolder(), 'managed');
    const desktop = await RunningDesktop.start({
      ...fromSources,
      env: under(policyFile({ dataFolder: folder })),
    });
    await expect.poll(() => existsSync(join(folder, 'project.sqlite'))).toBe(true);
    expect(existsSync(join(desktop.dataDir, 'project.sqlite'))).toBe(false);
    expect(((await desktop.call('project.facts')) as { dataDir: string }).dataDir).toBe(folder);
  });

  it('does not start under a policy of which nothing is known, and says so', async () => {
    const dataDir = temporaryFolder();
    const app = await launchApplication({ ...fromSources, dataDir, env: under(policyFileOf('{')) });
    expect((await app.process.exited).code).toBe(1);
    expect(app.process.output()).toMatch(
      /SentinelOne Connector cannot start: The policy file \S+ is not a JSON object\./,
    );
    expect(existsSync(join(dataDir, 'project.sqlite'))).toBe(false);
    await app.close();
  });
});
