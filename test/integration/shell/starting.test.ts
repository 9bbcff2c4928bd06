import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { droppedSwitches } from '../../../main/shell/lockdown/dropped-switches.ts';
import manifest from '../../../package.json' with { type: 'json' };
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { PROJECT_FOLDER } from '../../electron/driver/application-process.ts';
import { launchOnStandIn } from '../../electron/driver/stand-in-driver.ts';
import { windowSkipReason } from '../../setup/window-skip-reason.ts';
import { RunningDesktop } from './running-desktop.ts';

const skipReason = windowSkipReason();

describe('an application that cannot start', () => {
  it('says so in a box, which Linux shows once it is ready only, and ends', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const { app } = await RunningDesktop.start({ args: ['--data-dir', file] });
    expect(await app.process.exited).toEqual({ code: 1, signal: null });
    expect(app.process.output()).toMatch(
      /an error box is shown: .* cannot start: The data folder .* cannot be/,
    );
  });

  it('says that its data folder cannot be locked, where no other application has it', async () => {
    const { app } = await RunningDesktop.start({ instanceLockFails: true });
    expect(await app.process.exited).toEqual({ code: 1, signal: null });
    expect(app.process.output()).toMatch(/an error box is shown: .* could not be locked/);
  });

  it('ends when a part of it cannot be loaded', async () => {
    const folder = temporaryFolder();
    for (const part of [
      'index.ts',
      'process-safety/guard-process.ts',
      'process-safety/token-variable.ts',
      'shell/command-line.ts',
      'shell/failed-load.ts',
      'shell/lockdown/dropped-switches.ts',
    ]) {
      cpSync(join(PROJECT_FOLDER, 'main', part), join(folder, 'main', part));
    }
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    for (const [args, missing] of [
      [[], 'system-language.ts'],
      [['--cli', '--', 'status'], 'installed-cli.ts'],
    ] as const) {
      const entry = join(folder, 'main', 'index.ts');
      const app = await launchOnStandIn({ entry, dataDir: temporaryFolder(), args });
      onTestFinished(() => app.close());
      expect(await app.process.exited).toEqual({ code: 1, signal: null });
      expect(app.process.output()).toContain(missing);
      expect(app.process.output().includes('an error box is shown')).toBe(args.length === 0);
    }
  });
});

describe.skipIf(skipReason !== '')(`an application that starts${skipReason}`, () => {
  it.each([
    ['linux', (name: string) => `--${name}=1`],
    ['win32', (name: string) => `/${name.toUpperCase()}`],
  ] as const)('follows no switch of a debugger when it is installed on %s', async (platform, written) => {
    const args = [...droppedSwitches.map(written), written('no-sandbox')];
    const installed = await RunningDesktop.start({ platform, packaged: true, args });
    await installed.untilShown(true);
    const { switches } = await installed.app.records();
    expect(switches).toContain('no-sandbox');
    expect(droppedSwitches.filter((name) => switches.includes(name))).toEqual([]);
    const developed = await RunningDesktop.start({ platform, args });
    await developed.untilShown(true);
    expect((await developed.app.records()).switches).toEqual(expect.arrayContaining([...droppedSwitches]));
  });

  function note(facts: object) {
    const defaultDir = temporaryFolder();
    const dataDir = join(temporaryFolder(), 'data of Ann');
    const file = join(defaultDir, 'after-update.json');
    writeFileSync(
      file,
      JSON.stringify({ schemaVersion: 1, dataDir, from: '0.0.1', at: Date.now(), ...facts }),
    );
    return { defaultDir, dataDir, file };
  }

  it('opens the data folder that it was updated on, once', async () => {
    const { defaultDir, dataDir, file } = note({});
    const desktop = await RunningDesktop.start({ dataDir: defaultDir });
    await desktop.untilShown(true);
    expect(existsSync(join(dataDir, 'project.sqlite'))).toBe(true);
    expect(existsSync(join(defaultDir, 'project.sqlite'))).toBe(false);
    expect(existsSync(file)).toBe(false);
  });

  it.each([
    ['was written by this version', { from: manifest.version }],
    ['is old', { at: Date.now() - 86_400_000 }],
    ['means nothing', { schemaVersion: 2 }],
  ])('goes by no note that %s', async (_what, facts) => {
    const { defaultDir, dataDir } = note(facts);
    const desktop = await RunningDesktop.start({ dataDir: defaultDir });
    await desktop.untilShown(true);
    expect(existsSync(dataDir)).toBe(false);
  });

  it('goes by no note that is a link', async () => {
    const { defaultDir, dataDir, file } = note({});
    const linked = temporaryFolder();
    symlinkSync(file, join(linked, 'after-update.json'));
    const desktop = await RunningDesktop.start({ dataDir: linked });
    await desktop.untilShown(true);
    expect(existsSync(dataDir)).toBe(false);
    expect(existsSync(join(defaultDir, 'after-update.json'))).toBe(true);
  });
});

describe.skipIf(process.platform !== 'linux')('an AppImage that starts itself anew', () => {
  it.each(['exit', 'kill'])('is started from its file once it has ended by %s', async (end) => {
    const folder = temporaryFolder();
    const appImage = join(folder, 'Connector.AppImage');
    const started = join(folder, 'started');
    const pid = join(folder, 'pid');
    const script = `#!/bin/sh\nkill -0 "$(cat "${pid}")" && set -- early\necho "$@" > "${started}"\n`;
    writeFileSync(appImage, script, { mode: 0o755 });
    const app = await launchOnStandIn({
      entry: 'test/integration/shell/relaunched-application.ts',
      dataDir: temporaryFolder(),
      args: ['--data-dir', '/data of Ann'],
      env: { APPIMAGE: appImage, APPDIR: dirname(process.execPath), END_BY: end },
    });
    onTestFinished(() => app.close());
    writeFileSync(pid, String(app.process.pid));
    await app.process.exited;
    await expect
      .poll(() => existsSync(started) && readFileSync(started, 'utf8'))
      .toContain('--data-dir /data of Ann');
    expect((await app.process.exited).signal).toBe(end === 'kill' ? 'SIGKILL' : null);
  });
});
