import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { launchOnStandIn } from '../../electron/driver/stand-in-driver.ts';
import { windowSkipReason } from '../../setup/window-skip-reason.ts';
import { patience, RunningDesktop } from './running-desktop.ts';

const skipReason = windowSkipReason();

vi.setConfig({ testTimeout: 180_000 });

describe.skipIf(skipReason !== '')(`the end of the machine${skipReason}`, () => {
  it('is put off until the application has ended in order, however often it is told', async () => {
    const desktop = await RunningDesktop.start();
    await desktop.untilShown(true);
    await desktop.app.emit('powerMonitor:shutdown');
    expect((await desktop.app.records()).shutdowns).toEqual([{ prevented: true }]);
    desktop.app.process.kill('SIGTERM');
    expect(await desktop.app.process.exited).toEqual({ code: 0, signal: null });
  });

  it('that comes with the session bus, without a word, is written down', async () => {
    const desktop = await RunningDesktop.start();
    await desktop.untilShown(true);
    await desktop.app.emit('system:bus-lost').catch(() => undefined);
    await desktop.app.process.exited;
    const log = readFileSync(join(desktop.dataDir, 'logs', 'main.log'), 'utf8');
    expect(log).toContain('the session ended without a word');
  });
});

describe('the command line of an installed application', () => {
  it('has failed when its session bus is gone while it watches', async () => {
    const dataDir = temporaryFolder();
    const app = await launchOnStandIn({
      args: ['--cli', '--', 'watch', '--data-dir', dataDir],
      dataDir: temporaryFolder(),
      env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' },
    });
    onTestFinished(() => app.close());
    await expect.poll(() => app.process.output(), patience).not.toBe('');
    await app.emit('system:bus-lost').catch(() => undefined);
    expect((await app.process.exited).code).toBe(1);
    expect(app.process.output()).toContain('session bus is gone');
  });
});
