import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import type { ApplicationDriver, LaunchOptions } from '../../electron/driver/application-driver.ts';
import { launchOnStandIn } from '../../electron/driver/stand-in-driver.ts';

/** Runs an application of these lines, `main/entry.ts` in a folder of its own. `say` writes to its standard output. */
async function running(lines: string, options: Partial<LaunchOptions> = {}): Promise<ApplicationDriver> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'main'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const say = "const say = (text: unknown): void => void process.stdout.write(String(text) + '\\n');";
  const entry = join(folder, 'main', 'entry.ts');
  writeFileSync(
    entry,
    `import * as electron from 'electron';\nconst { app } = electron;\n${say}\n${lines}\n`,
  );
  const app = await launchOnStandIn({ ...options, entry, dataDir: temporaryFolder() });
  onTestFinished(() => app.close());
  return app;
}

/** How it ended, and what it said. */
async function run(lines: string, options: Partial<LaunchOptions> = {}) {
  const app = await running(lines, options);
  const end = await app.process.exited;
  return { ...end, output: app.process.output() };
}

async function said(app: ApplicationDriver, text: string): Promise<void> {
  await expect.poll(() => app.process.output()).toContain(text);
}

describe('Linux', () => {
  test('shows an error box only when the app is ready', async () => {
    const { output } = await run(`
      electron.dialog.showErrorBox('Early', 'nobody sees it');
      app.whenReady().then(() => { electron.dialog.showErrorBox('Late', 'seen'); app.exit(3); });`);
    expect(output).toContain('Early\nnobody sees it');
    expect(output).not.toContain('shown: Early');
    expect(output).toContain('an error box is shown: Late: seen');
  });

  test('ends an app whose session bus is gone without asking, and with the code that it settles in the end', async () => {
    const lines = `
      app.on('before-quit', () => say('asked'));
      app.on('will-quit', () => say('asked'));
      app.on('quit', (_event, code) => { say('quit ' + code); if (process.argv.includes('--fails')) app.exit(7); });
      app.whenReady().then(() => say('ready'));`;
    for (const [args, code] of [
      [[], 0],
      [['--fails'], 7],
    ] as const) {
      const app = await running(lines, { args });
      await said(app, 'ready');
      await app.emit('system:bus-lost').catch(() => undefined);
      expect((await app.process.exited).code).toBe(code);
      expect(app.process.output()).toBe('ready\nquit 0\n');
    }
  });

  test('goes on shutting down when the app asks for no time', async () => {
    const app = await running(
      "electron.powerMonitor.on('shutdown', () => say('heard')); app.whenReady().then(() => say('ready'));",
    );
    await said(app, 'ready');
    await app.emit('powerMonitor:shutdown').catch(() => undefined);
    expect((await app.process.exited).code).toBe(0);
    expect(app.process.output()).toContain('heard\nstand-in: the machine goes on');
  });
});

describe('every system', () => {
  test('goes on with an entry that cannot be loaded', async () => {
    const app = await running("app.whenReady().then(() => say('ready'));\nawait import('./missing.ts');");
    await said(app, 'ready');
    expect(app.process.output()).toContain('A JavaScript error occurred in the main process');
  });

  test('has no timers for main but its own', async () => {
    const { output } = await run(
      "await import('node:timers/promises').catch((error) => say(error.message));\napp.exit(0);",
    );
    expect(output).toContain('takes timers from node:timers/promises');
  });

  test('says of a lock that cannot be taken what it says of one that another app has', async () => {
    const { output } = await run('say(app.requestSingleInstanceLock());\napp.exit(0);', {
      instanceLockFails: true,
    });
    expect(output).toBe('false\n');
  });

  test('hears no click on a notification that nobody holds', async () => {
    const app = await running(`
      const held: unknown[] = [];
      const show = (title: string, hold: boolean): void => {
        const one = new electron.Notification({ title });
        one.on('click', () => say('clicked ' + title));
        if (hold) held.push(one);
        one.show();
      };
      app.whenReady().then(() => { show('dropped', false); show('held', true); say('ready'); });`);
    await said(app, 'ready');
    await app.clickNotification(0);
    await app.clickNotification(1);
    await said(app, 'clicked held');
    expect(app.process.output()).not.toContain('clicked dropped');
  });
});

describe('Windows', () => {
  test.each([
    ['plain', [], 'C:\\app.exe'],
    ['with blanks', ['--data-dir', 'C:\\my data\\'], 'C:\\app.exe --data-dir "C:\\my data\\\\"'],
    ['quoted already', ['"a b"'], 'C:\\app.exe "\\"a b\\""'],
  ])('writes the arguments of a login item into its registry: %s', async (_how, args, line) => {
    const item = JSON.stringify({ openAtLogin: true, path: 'C:\\app.exe', args });
    const app = await running(
      `app.setLoginItemSettings(${item}); say(app.getLoginItemSettings(${item}).openAtLogin);`,
      { platform: 'win32' },
    );
    await said(app, 'true');
    // A backslash alone is quoted, too: Electron's list of what is has it.
    expect((await app.loginItem()).registered).toBe(line.replace('C:\\app.exe', '"C:\\app.exe"'));
  });
});

describe('macOS', () => {
  async function squirrel(lines: string, options: Partial<LaunchOptions>) {
    const server = createServer((request, response) => {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/update.zip`;
      response.end(request.url === '/' ? JSON.stringify({ url }) : 'update');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    return run(
      `const { autoUpdater } = electron;
       autoUpdater.on('error', (error) => { say('error: ' + error.message); app.quit(); });
       app.whenReady().then(() => { autoUpdater.setFeedURL({ url: '${url}' }); ${lines} });`,
      { platform: 'darwin', ...options },
    );
  }

  test('installs what it has fetched, when the app has ended', async () => {
    const { output } = await squirrel(
      "autoUpdater.on('update-downloaded', () => autoUpdater.quitAndInstall()); autoUpdater.checkForUpdates();",
      {},
    );
    expect(output).toBe('stand-in: macOS installs 6 bytes\n');
  });

  test('installs nothing that it has not fetched, or refuses', async () => {
    const early = await squirrel('autoUpdater.checkForUpdates(); autoUpdater.quitAndInstall();', {
      squirrel: { takesMs: 2_000, refuses: false },
    });
    expect(early.output).toBe("error: No update available, can't quit and install\n");
    const refused = await squirrel('autoUpdater.checkForUpdates();', {
      squirrel: { takesMs: 0, refuses: true },
    });
    expect(refused.output).toBe('error: Code signature did not pass validation\n');
  });
});
