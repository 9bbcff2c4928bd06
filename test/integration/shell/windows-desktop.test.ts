import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeProcessLock } from '../../../main/locks/process-lock.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { windowSkipReason } from '../../setup/window-skip-reason.ts';
import { RunningDesktop } from './running-desktop.ts';

const skipReason = windowSkipReason();

/** What `CommandLineToArgvW` makes of a command line. */
function argumentsOf(commandLine: string): string[] {
  return [...commandLine.matchAll(/"((?:\\.|[^"\\])*)"|(\S+)/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replace(/\\(["\\])/g, '$1'),
  );
}

describe.skipIf(skipReason !== '')(`the desktop on Windows${skipReason}`, () => {
  it('hears the click on a notification that waits in the action centre', async () => {
    const desktop = await RunningDesktop.start({ platform: 'win32' });
    await desktop.untilShown(true);
    const lock = takeProcessLock(join(desktop.dataDir, 'settings.lock'), 1000);
    await desktop.app.pressTray(['Pause schedule']);
    await expect.poll(() => desktop.app.notifications()).toHaveLength(1);
    lock?.release();
    await desktop.app.dismissNotification(0, 'time');
    expect(await desktop.app.notifications()).toMatchObject([{ closed: false }]);
    await desktop.app.clickNotification(0);
    await expect.poll(() => desktop.address()).toBe('/help/errors?code=settings-busy');
  });

  it('starts at login on a data folder whose name has a blank, and knows that it does', async () => {
    const dataDir = join(temporaryFolder(), 'data of Ann');
    const desktop = await RunningDesktop.start({
      platform: 'win32',
      packaged: true,
      dataDir,
      args: ['--data-dir', dataDir],
    });
    await desktop.call('settings.change', { startAtLogin: true });
    const { registered } = await desktop.app.loginItem();
    expect(argumentsOf(registered ?? '')).toEqual([process.execPath, '--hidden', '--data-dir', dataDir]);
  });

  it('keeps the place of its window when the session ends, which leaves it no time', async () => {
    const desktop = await RunningDesktop.start({ platform: 'win32' });
    await desktop.untilShown(true);
    await desktop.app.moveWindow({ x: 111, y: 55, width: 1100, height: 700 });
    await desktop.app.emit('window:session-end').catch(() => undefined);
    await desktop.app.process.exited;
    const place = JSON.parse(readFileSync(join(desktop.dataDir, 'window.json'), 'utf8')) as unknown;
    expect(place).toMatchObject({ bounds: { x: 111, y: 55 } });
    expect(readFileSync(join(desktop.dataDir, 'logs', 'main.log'), 'utf8')).toContain('session');
  });
});
