import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { windowSkipReason } from '../../setup/window-skip-reason.ts';
import { RunningDesktop } from './running-desktop.ts';

const skipReason = windowSkipReason();

describe.skipIf(skipReason !== '')(`closing the window${skipReason}`, () => {
  it('leaves the application in the tray, which brings it back', async () => {
    const desktop = await RunningDesktop.start();
    await desktop.untilShown(true);
    await desktop.app.closeWindow();
    await desktop.untilShown(false);
    await desktop.app.clickTray();
    await desktop.untilShown(true);
    await desktop.app.closeWindow();
    await desktop.untilShown(false);
    await desktop.app.pressTray(['Open SentinelOne Connector']);
    await desktop.untilShown(true);
  });

  it('quits where the user wants no tray', async () => {
    const desktop = await RunningDesktop.start();
    await desktop.untilShown(true);
    await desktop.call('settings.change', { closeToTray: false });
    await desktop.app.closeWindow();
    expect(await desktop.app.process.exited).toEqual({ code: 0, signal: null });
  });

  it('quits where there is no tray: nobody could bring the window back', async () => {
    const desktop = await RunningDesktop.start({ tray: false });
    await desktop.untilShown(true);
    expect(await desktop.app.tray()).toBeNull();
    await desktop.app.closeWindow();
    expect(await desktop.app.process.exited).toEqual({ code: 0, signal: null });
  });
});

describe.skipIf(skipReason !== '')(`a window hidden in a tray${skipReason}`, () => {
  it('comes within reach when the tray goes', async () => {
    const folder = temporaryFolder();
    const panel = (answer: string): void =>
      writeFileSync(join(folder, 'gdbus'), `#!/bin/sh\n${answer}\n`, { mode: 0o755 });
    panel('echo "(<true>,)"');
    const desktop = await RunningDesktop.start({
      tray: false,
      env: { PATH: `${folder}:${process.env['PATH']}` },
    });
    await desktop.untilShown(true);
    await desktop.app.closeWindow();
    await desktop.untilShown(false);
    panel('echo "org.freedesktop.DBus.Error.ServiceUnknown" >&2; exit 1');
    await desktop.app.emit('powerMonitor:resume');
    const minimised = async () => (await desktop.app.windows())[0]?.minimized;
    await expect.poll(minimised).toBe(true);
  });
});

describe.skipIf(skipReason !== '')(`a start at login${skipReason}`, () => {
  it('shows no window until a second start asks for it', async () => {
    const desktop = await RunningDesktop.start({ args: ['--hidden'] });
    await expect.poll(() => desktop.trayLabels()).toContain('Quit');
    expect(await desktop.app.windows()).toEqual([]);
    expect(await desktop.app.startAgain(['--hidden'])).toMatchObject({ code: 0 });
    expect(await desktop.app.windows()).toEqual([]);
    expect(await desktop.app.startAgain([])).toMatchObject({ code: 0 });
    await desktop.untilShown(true);
  });

  it('minimises the window where there is no tray', async () => {
    const desktop = await RunningDesktop.start({ args: ['--hidden'], tray: false });
    await expect
      .poll(async () => (await desktop.app.windows()).map(({ minimized }) => minimized))
      .toEqual([true]);
  });
});

describe.skipIf(skipReason !== '')(`the window’s place${skipReason}`, () => {
  const bounds = { x: 2000, y: 120, width: 1100, height: 700 };
  const displays = [
    { id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } },
    { id: 2, bounds: { x: 1920, y: 0, width: 2560, height: 1440 } },
  ];

  it('is kept, and left when its display is gone', async () => {
    const dataDir = temporaryFolder();
    const first = await RunningDesktop.start({ dataDir, displays });
    await first.untilShown(true);
    await first.app.moveWindow(bounds);
    await first.app.quit();

    const second = await RunningDesktop.start({ dataDir, displays });
    await second.untilShown(true);
    expect((await second.app.windows())[0]?.bounds).toEqual(bounds);
    await second.app.quit();

    const third = await RunningDesktop.start({ dataDir, displays: displays.slice(0, 1) });
    await third.untilShown(true);
    expect((await third.app.windows())[0]?.bounds).toEqual({ x: 410, y: 190, width: 1100, height: 700 });
  });
});

describe.skipIf(skipReason !== '')(`the size of what the window shows${skipReason}`, () => {
  it('is kept from one start to the next', async () => {
    const dataDir = temporaryFolder();
    const zoomOf = async ({ app }: RunningDesktop): Promise<number> =>
      Number(await (await app.page()).evaluate('document.documentElement.style.zoom'));
    const first = await RunningDesktop.start({ dataDir });
    await first.untilShown(true);
    await first.app.pressMenu(['View', 'Zoom In']);
    await expect.poll(() => zoomOf(first)).toBeGreaterThan(1);
    const chosen = await zoomOf(first);
    await first.app.quit();

    const second = await RunningDesktop.start({ dataDir });
    await second.untilShown(true);
    await expect.poll(() => zoomOf(second)).toBe(chosen);
  });
});

describe.skipIf(skipReason !== '')(`a window whose process dies${skipReason}`, () => {
  it('comes back once by itself, then asks', async () => {
    const desktop = await RunningDesktop.start();
    await desktop.untilShown(true);
    await desktop.app.crashRenderer();
    const mode = () =>
      desktop.status().then(
        (status) => status.mode,
        () => null,
      );
    await expect.poll(mode).toBe('scan');
    await desktop.app.answerDialog('message', { response: 1 });
    await desktop.app.crashRenderer();
    expect(await desktop.app.process.exited).toEqual({ code: 0, signal: null });
  });
});
