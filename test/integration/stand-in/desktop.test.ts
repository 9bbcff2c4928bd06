import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { standInSkipReason } from '../../setup/window-skip-reason.ts';
import { type RunningFixture, runningFixture } from './running-fixture.ts';

const skipReason = standInSkipReason();

let fixture: RunningFixture;
beforeAll(async () => {
  fixture = await runningFixture({
    clock: Date.UTC(2026, 2, 29, 0, 59),
    viewport: { width: 1100, height: 700 },
  });
  await fixture.app.page();
});
afterAll(async () => {
  await fixture[Symbol.asyncDispose]();
});

describe.skipIf(skipReason !== '')(`The desktop around the application${skipReason}`, () => {
  test('shows its tray icon, whose items can be pressed', async () => {
    const { app, happened } = fixture;
    const tray = await app.tray();
    expect(tray).toMatchObject({ tooltip: 'Fixture: idle' });
    expect(tray?.items.map((item) => item.label)).toEqual(['Open', 'Notify', 'Paused', 'More']);
    expect(
      Buffer.from(tray?.image ?? '', 'base64')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    await app.pressTray(['Paused']);
    expect((await app.tray())?.items[2]?.checked).toBe(true);
    expect(await happened()).toContain('paused true');
  });

  test('lets nobody press what is not there or disabled', async () => {
    const { app } = fixture;
    await expect(app.pressTray(['Sync'])).rejects.toThrow(
      "No item 'Sync' in the menu, which has 'Open', 'Notify'",
    );
    await expect(app.pressMenu(['File', 'Not now'])).rejects.toThrow('disabled');
  });

  test('has its menu, pressed by id, by labels and by its keys', async () => {
    const { app, happened } = fixture;
    await app.pressMenu('mark');
    await app.pressMenu(['File', 'Mark']);
    const page = await app.page();
    await page.keyboard.press('Control+m');
    await expect.poll(async () => (await happened()).filter((one) => one === 'marked').length).toBe(3);
    const [, edit] = await app.applicationMenu();
    expect(edit?.submenu.map((item) => item.role)).toContain('selectAll');
  });

  test('shows notifications, which can be clicked once', async () => {
    const { app, happened } = fixture;
    await app.pressTray(['Notify']);
    expect(await app.notifications()).toMatchObject([
      { title: 'Finished', body: 'Three assets', closed: false },
    ]);
    await app.clickNotification(0);
    expect(await happened()).toContain('notification clicked');
    await expect(app.clickNotification(0)).rejects.toThrow('no notification 0');
  });

  test('answers dialogs as the test has said, else cancels them', async () => {
    const { app, inPage } = fixture;
    await app.answerDialog('message', { response: 0 });
    expect(await inPage("bridge.invoke('ask')")).toEqual({ response: 0, checkboxChecked: false });
    expect(await inPage("bridge.invoke('ask')")).toEqual({ response: 1, checkboxChecked: false });
    expect((await app.dialogs()).map(({ options }) => options['message'])).toEqual(['Really?', 'Really?']);
  });

  test('has colours, which the app can overrule for its pages', async () => {
    const { app, inPage, untilHappened } = fixture;
    const dark = (): Promise<unknown> => inPage("matchMedia('(prefers-color-scheme: dark)').matches");
    expect(await dark()).toBe(false);
    await app.setColorScheme('dark');
    await untilHappened('dark true');
    await expect.poll(dark).toBe(true);
    await inPage("bridge.invoke('theme', 'light')");
    await expect.poll(dark).toBe(false);
    await inPage("bridge.invoke('theme', 'system')");
    await expect.poll(dark).toBe(true);
  });

  test('sleeps and wakes', async () => {
    await fixture.app.emit('powerMonitor:resume');
    expect(await fixture.happened()).toContain('resume');
  });

  test('has a clock of its own in the main process', async () => {
    const { app, inPage } = fixture;
    const now = async (): Promise<string> => ((await inPage("bridge.invoke('now')")) as [number, string])[1];
    expect(await now()).toMatch(/^2026-03-29T00:59|^2026-03-29T01:0/);
    await app.setTime(Date.UTC(2030, 0, 1, 12));
    expect(await now()).toMatch(/^2030-01-01T12:00/);
    await app.advanceTime(3_600_000);
    expect(await now()).toMatch(/^2030-01-01T13:00/);
    await app.setTime(null);
    expect(Math.abs(Date.parse(await now()) - Date.now())).toBeLessThan(60_000);
  });

  test('gives the page the size of its window', async () => {
    const { app, inPage } = fixture;
    expect(await inPage('[innerWidth, innerHeight]')).toEqual([1100, 700]);
    await app.moveWindow({ x: 10, y: 20, width: 1024, height: 640 });
    await expect.poll(() => inPage('[innerWidth, innerHeight]')).toEqual([1024, 640]);
    expect(await app.windows()).toMatchObject([{ bounds: { x: 10, y: 20, width: 1024, height: 640 } }]);
  });

  test('runs utility processes, and plain ones that know no Electron', async () => {
    expect(
      await fixture.inPage(
        "bridge.invoke('utility', new Map([[1, 'one']])).then(({ reply, code, pid }) => [reply.data.get(1), reply.args, code > 0, pid])",
      ),
    ).toEqual(['one', ['given'], true, undefined]);
    expect(await fixture.inPage("bridge.invoke('plain-fork')")).toEqual({ type: null, flags: [] });
  });
});
