import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { launchOnStandIn } from '../../electron/driver/stand-in-driver.ts';
import { windowSkipReason } from '../../setup/window-skip-reason.ts';
import { RunningDesktop } from './running-desktop.ts';

const skipReason = windowSkipReason();

describe.skipIf(skipReason !== '')(`the end of the machine${skipReason}`, () => {
  it('is put off until the application has ended in order, however often it is told', async () => {
    const desktop = await RunningDesktop.start();
    await desktop.untilShown(true);
    await desktop.app.emit('powerMonitor:shutdown').catch(() => undefined);
    desktop.app.process.kill('SIGTERM');
    expect(await desktop.app.process.exited).toEqual({ code: 0, signal: null });
    expect(desktop.app.process.output()).toContain('the machine waits');
  });

  it('is one wish in every signal that it sends, so that what runs keeps its time', async () => {
    const dataDir = temporaryFolder();
    const lock = new Database(join(dataDir, 'project.sqlite'));
    onTestFinished(() => void lock.close());
    lock.exec('BEGIN EXCLUSIVE');
    const desktop = await RunningDesktop.start({ dataDir });
    await expect.poll(async () => (await desktop.status()).attention).toMatchObject([{ kind: 'project' }]);
    for (let sent = 0; sent < 3; sent += 1) {
      desktop.app.process.kill('SIGTERM');
      await wait(700);
    }
    await desktop.app.process.exited;
    // Ended at once by the second signal, it would not have got so far.
    expect(readFileSync(join(dataDir, 'logs', 'main.log'), 'utf8')).toContain('did not end in time');
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
    await expect.poll(() => app.process.output()).not.toBe('');
    await app.emit('system:bus-lost').catch(() => undefined);
    expect((await app.process.exited).code).toBe(1);
    expect(app.process.output()).toContain('session bus is gone');
  });
});
