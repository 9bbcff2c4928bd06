import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { takeProcessLock } from '../../../main/locks/process-lock.ts';
import { smallPages } from '../../builders/small-pages.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { runCli } from '../../setup/run-cli.ts';
import { windowSkipReason } from '../../setup/window-skip-reason.ts';
import { silence } from '../../tenant/connection-faults.ts';
import { Faults } from '../../tenant/faults.ts';
import { smallWorld, startTenant, tenantToken } from '../../tenant/started-tenant.ts';
import { RunningDesktop } from './running-desktop.ts';

const skipReason = windowSkipReason();

/** A console whose lists have several pages, and faults for it. */
async function tenant() {
  const faults = new Faults();
  const world = smallWorld({ base: Date.now() });
  const { server } = await startTenant(world, { intercept: smallPages(15, faults.intercept) });
  return { server, faults };
}

describe.skipIf(skipReason !== '')(`the tray${skipReason}`, () => {
  it('syncs with one press, tells of it, and leads to its result', async () => {
    const { server } = await tenant();
    const desktop = await RunningDesktop.start();
    await desktop.addConnector(server.url);
    await expect.poll(() => desktop.trayLabels()).toContain('Sync now');
    await desktop.app.closeWindow();
    await desktop.untilShown(false);

    const idle = (await desktop.app.tray())?.image;
    await desktop.app.pressTray(['Sync now']);
    await expect.poll(() => desktop.app.notifications()).toHaveLength(1);
    await expect.poll(async () => (await desktop.app.tray())?.image).toBe(idle);
    const result = (await desktop.trayLabels()).find((label) => label.startsWith('Last scan: Production'));
    expect(result).toBeDefined();
    expect((await desktop.app.tray())?.tooltip).toContain('Last scan: Production');

    await desktop.app.clickNotification(0);
    await desktop.untilShown(true);
    await expect.poll(() => desktop.address()).toMatch(/^\/import\/history\/\d+$/);

    await desktop.app.pressMenu(['Go', 'Assets']);
    await expect.poll(() => desktop.address()).toBe('/assets');
    await desktop.app.pressTray([result ?? '']);
    await expect.poll(() => desktop.address()).toMatch(/^\/import\/history\/\d+$/);
  });

  it('pauses and resumes the schedule, and shows which', async () => {
    const desktop = await RunningDesktop.start();
    await desktop.untilShown(true);
    const idle = (await desktop.app.tray())?.image;
    await desktop.app.pressTray(['Pause schedule']);
    await expect.poll(() => desktop.trayLabels()).toContain('Resume schedule');
    expect((await desktop.app.tray())?.image).not.toBe(idle);
    expect((await desktop.status()).schedulePaused).toBe(true);
    await desktop.app.pressMenu(['Scan', 'Pause Schedule']);
    await expect.poll(() => desktop.trayLabels()).toContain('Pause schedule');
    expect((await desktop.app.tray())?.image).toBe(idle);
  });

  it('tells of what it could not do, and leads to cause and remedy', async () => {
    const desktop = await RunningDesktop.start();
    await desktop.untilShown(true);
    const lock = takeProcessLock(join(desktop.dataDir, 'settings.lock'), 1000);
    await desktop.app.pressTray(['Pause schedule']);
    await expect.poll(() => desktop.app.notifications()).toHaveLength(1);
    lock?.release();
    expect(await desktop.app.notifications()).toMatchObject([{ title: 'The schedule could not be changed' }]);
    await desktop.app.clickNotification(0);
    await expect.poll(() => desktop.address()).toBe('/help/errors?code=settings-busy');
  });
});

describe.skipIf(skipReason !== '')(`the desktop around the window${skipReason}`, () => {
  it('follows the theme that the user chose', async () => {
    const desktop = await RunningDesktop.start({ colorScheme: 'light' });
    const page = await desktop.app.page();
    const isDark = () => page.evaluate(`matchMedia('(prefers-color-scheme: dark)').matches`);
    expect(await isDark()).toBe(false);
    await desktop.call('settings.change', { theme: 'dark' });
    await expect.poll(isDark).toBe(true);
    await desktop.call('settings.change', { theme: 'system' });
    await expect.poll(isDark).toBe(false);
  });

  it('offers to edit where text is edited', async () => {
    const { app } = await RunningDesktop.start();
    const page = await app.page();
    // Keys mean something once the window's content is there.
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').or(page.getByRole('textbox')).first().click({ button: 'right' });
    const labels = async () => (await app.popupMenu()).map(({ role }) => role);
    await expect.poll(labels).toContain('paste');
  });

  it('tells that the machine is offline, and back', async () => {
    const desktop = await RunningDesktop.start();
    await desktop.app.setOnline(false);
    await desktop.app.emit('powerMonitor:resume');
    await expect.poll(async () => (await desktop.status()).online).toBe(false);
    await desktop.app.setOnline(true);
    await expect.poll(async () => (await desktop.status()).online).toBe(true);
  });

  it('keeps its files to the user alone, and Chromium’s in a folder of their own', async () => {
    const desktop = await RunningDesktop.start();
    await desktop.untilShown(true);
    await desktop.call('settings.change', { theme: 'dark' });
    await desktop.app.quit();
    for (const file of ['settings.json', 'window.json', 'project.sqlite']) {
      expect(statSync(join(desktop.dataDir, file)).mode & 0o077, file).toBe(0);
    }
    expect(statSync(join(desktop.dataDir, 'window')).isDirectory()).toBe(true);
  });

  it('says why it cannot start, and does not start', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const desktop = await RunningDesktop.start({ args: ['--data-dir', file] });
    expect(await desktop.app.process.exited).toEqual({ code: 1, signal: null });
    expect(desktop.app.process.output()).toMatch(
      /cannot start: The data folder .* cannot be created or written/,
    );
  });
});

describe.skipIf(skipReason !== '')(`quitting while a scan runs${skipReason}`, () => {
  async function scanThatHangs(options = {}) {
    const { server, faults } = await tenant();
    const desktop = await RunningDesktop.start(options);
    await desktop.addConnector(server.url);
    const hang = faults.arm({ path: '/application-management/risks', on: { from: 4 }, fault: silence });
    await desktop.call('scans.start', {
      connectorId: (await desktop.status()).connectors[0]?.id,
      ruleId: null,
      full: false,
    });
    await expect.poll(() => hang.strikes).toBe(1);
    return { desktop, hang };
  }

  it('ends it where it is, and the next sync continues it', async () => {
    const { desktop, hang } = await scanThatHangs();
    await desktop.app.pressTray(['Quit']);
    // The console never answers: a scan that were waited for would not end.
    expect(await desktop.app.process.exited).toEqual({ code: 0, signal: null });
    hang.disarm();

    const sync = await runCli(['--data-dir', desktop.dataDir, 'sync', '--json'], {
      env: { SENTINELONE_API_TOKEN: tenantToken },
    });
    expect(sync.exitCode, sync.stderr).toBe(0);
    expect(JSON.parse(sync.stdout)).toMatchObject({ scan: { id: 1, state: 'complete' } });
  });

  it('by a signal ends it just so', async () => {
    const { desktop } = await scanThatHangs();
    desktop.app.process.kill('SIGTERM');
    expect(await desktop.app.process.exited).toEqual({ code: 0, signal: null });
  });

  it('ends also when another program keeps the project locked', async () => {
    const dataDir = temporaryFolder();
    const lock = new Database(join(dataDir, 'project.sqlite'));
    onTestFinished(() => void lock.close());
    lock.exec('BEGIN EXCLUSIVE');
    const desktop = await RunningDesktop.start({ dataDir });
    await expect.poll(async () => (await desktop.status()).attention).toMatchObject([{ kind: 'project' }]);
    await desktop.app.pressTray(['Quit']);
    // A thread that waits for the lock for half a minute cannot be called back.
    expect(await desktop.app.process.exited).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('by closing the window asks first, where that quits', async () => {
    const { desktop } = await scanThatHangs({ tray: false });
    await desktop.app.closeWindow();
    await expect.poll(async () => (await desktop.app.dialogs()).map(({ kind }) => kind)).toEqual(['message']);
    expect(await desktop.shown()).toBe(true);
    await desktop.app.answerDialog('message', { response: 0 });
    await desktop.app.closeWindow();
    expect(await desktop.app.process.exited).toEqual({ code: 0, signal: null });
  });
});
