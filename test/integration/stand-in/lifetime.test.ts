import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { standInSkipReason } from '../../setup/window-skip-reason.ts';
import { type RunningFixture, runningFixture } from './running-fixture.ts';

const skipReason = standInSkipReason();

let fixture: RunningFixture | null = null;
afterEach(async () => {
  await fixture?.[Symbol.asyncDispose]();
  fixture = null;
});

async function start(): Promise<RunningFixture> {
  fixture = await runningFixture();
  await fixture.app.page();
  return fixture;
}

/** Command lines of processes that name this folder: the application, its browser and all of its parts. */
function processesOver(dataDir: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((id) => {
      try {
        return readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        // Ended while the list was read.
        return '';
      }
    })
    .filter((command) => command.includes(dataDir));
}

describe.skipIf(skipReason !== '')(`The application on the stand-in${skipReason}`, () => {
  test('hides instead of closing where it prevents that, and shows again', async () => {
    const { app } = await start();
    await expect.poll(async () => (await app.windows())[0]?.visible).toBe(true);
    await app.closeWindow();
    expect(await app.windows()).toMatchObject([{ visible: false }]);
    await app.clickTray();
    expect(await app.windows()).toMatchObject([{ visible: true, focused: true }]);
  });

  test('is shown by a second start, which hands over its arguments and ends', async () => {
    const { app, happened } = await start();
    await app.closeWindow();
    const second = await app.startAgain(['--opened-with']);
    expect(second).toEqual({ code: 0, signal: null });
    expect(await app.windows()).toMatchObject([{ visible: true }]);
    expect(await happened()).toContain(
      `second-instance --opened-with ${process.cwd()} {"sent":"1970-01-01T00:00:00.000Z"}`,
    );
  });

  test('starts over a data folder whose last process was killed', async () => {
    const { app, dataDir } = await start();
    app.process.kill('SIGKILL');
    await app.process.exited;
    await using again = await runningFixture({ dataDir });
    expect(await again.inPage("bridge.invoke('echo', 1)")).toBe(1);
  });

  test('keeps what pages stored from one start to the next', async () => {
    const { app, dataDir, inPage } = await start();
    await inPage("localStorage.setItem('kept', 'yes')");
    await app.quit();
    await using again = await runningFixture({ dataDir });
    expect(await again.inPage("localStorage.getItem('kept')")).toBe('yes');
  });

  test('is Electron for packages that import it themselves', async () => {
    const { dataDir, inPage } = await start();
    expect(await inPage("bridge.invoke('packages')")).toEqual({
      store: `${dataDir}/kept.json`,
      log: `${dataDir}/logs/main.log`,
    });
  });

  test('ends with its browser when it is asked to quit', async () => {
    const { app, dataDir } = await start();
    expect(processesOver(dataDir).length).toBeGreaterThan(2);
    expect(await app.quit()).toEqual({ code: 0, signal: null });
    await expect.poll(() => processesOver(dataDir)).toEqual([]);
  });

  test('quits on SIGTERM as when asked to', async () => {
    const { app } = await start();
    app.process.kill('SIGTERM');
    expect(await app.process.exited).toEqual({ code: 0, signal: null });
  });

  test('leaves no browser behind when it is killed', async () => {
    const { app, dataDir } = await start();
    app.process.kill('SIGKILL');
    expect(await app.process.exited).toEqual({ code: null, signal: 'SIGKILL' });
    await expect.poll(() => processesOver(dataDir)).toEqual([]);
  });

  test('brings a crashed page back with a fresh one', async () => {
    const { app, untilHappened } = await start();
    const before = await app.page();
    await app.crashRenderer();
    await untilHappened('render-process-gone crashed');
    const after = await app.page();
    expect(after).not.toBe(before);
    expect(await after.evaluate("bridge.invoke('echo', 'back')")).toBe('back');
  });
});
