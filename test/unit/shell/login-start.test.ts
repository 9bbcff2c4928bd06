import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { desktopEntry, entryIsEnabled } from '../../../main/desktop-session/desktop-entry.ts';
import { loginCommand } from '../../../main/shell/login-start/login-command.ts';
import { repairMovedProgram } from '../../../main/shell/login-start/moved-program.ts';
import { xdgAutostart } from '../../../main/shell/login-start/xdg-autostart.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

const execOf = (text: string): string | undefined => /^Exec=(.*)$/m.exec(text)?.[1];

describe('what is run at login', () => {
  it('is the program, hidden', () => {
    expect(loginCommand({ execPath: '/opt/app/app', env: {}, dataDir: undefined })).toEqual([
      '/opt/app/app',
      '--hidden',
    ]);
  });

  it('is the AppImage’s file, whose mount is gone by then', () => {
    const env = { APPIMAGE: '/home/ann/Apps/Connector.AppImage', APPDIR: '/tmp/.mount_x' };
    const command = loginCommand({ execPath: '/tmp/.mount_x/app', env, dataDir: undefined });
    expect(command[0]).toBe('/home/ann/Apps/Connector.AppImage');
  });

  it.each(['/opt/connector/app', '/tmp/.mount_xy/app', '/tmp/.mount_x'])(
    'is no AppImage that %s was merely started from',
    (execPath) => {
      const env = { APPIMAGE: '/home/ann/Apps/Editor.AppImage', APPDIR: '/tmp/.mount_x' };
      expect(loginCommand({ execPath, env, dataDir: undefined })[0]).toBe(execPath);
    },
  );

  it('opens the same data folder', () => {
    const command = loginCommand({ execPath: '/opt/app/app', env: {}, dataDir: '/data/own' });
    expect(command.slice(1)).toEqual(['--hidden', '--data-dir', '/data/own']);
  });
});

describe('an autostart entry', () => {
  it('quotes every argument', () => {
    expect(execOf(desktopEntry('App', ['/opt/My App/app', '--hidden']))).toBe('"/opt/My App/app" "--hidden"');
  });

  // The rules of "The Exec key" of the Desktop Entry specification, and of its type string on top.
  it.each([
    ['a quote', 'a"b', '"a\\\\"b"'],
    ['a dollar', 'a$b', '"a\\\\$b"'],
    ['a backtick', 'a`b', '"a\\\\`b"'],
    ['a backslash', 'a\\b', '"a\\\\\\\\b"'],
    ['a per cent sign', '100%f', '"100%%f"'],
    ['a newline', 'a\nb', '"a\\nb"'],
  ])('escapes %s', (_what, argument, quoted) => {
    expect(execOf(desktopEntry('App', [argument]))).toBe(quoted);
  });

  it.each([
    ['as it was written', desktopEntry('App', ['/opt/app']), true],
    ['removed by the desktop', `${desktopEntry('App', ['/opt/app'])}Hidden=true\n`, false],
    ['turned off in GNOME', '[Desktop Entry]\nExec=x\nX-GNOME-Autostart-enabled=false\n', false],
    ['with a like key in another group', '[Desktop Entry]\nExec=x\n[Other]\nHidden=true\n', true],
  ])('is in force or not: %s', (_how, text, enabled) => {
    expect(entryIsEnabled(text)).toBe(enabled);
  });
});

describe('starting at login on Linux', () => {
  function autostart() {
    const home = temporaryFolder();
    const file = join(home, '.config', 'autostart', 'sentinelone-connector.desktop');
    const login = xdgAutostart({ env: {}, home, name: 'App', command: ['/opt/app', '--hidden'] });
    return { login, file };
  }

  it('is off until it is turned on, and off again when it is turned off', () => {
    const { login, file } = autostart();
    expect(login.state()).toEqual({ supported: true, reason: null, enabled: false });
    expect(login.set(true)).toMatchObject({ ok: true, value: { enabled: true } });
    expect(readFileSync(file, 'utf8')).toContain('Exec="/opt/app" "--hidden"');
    expect(login.set(false)).toMatchObject({ ok: true, value: { enabled: false } });
    expect(existsSync(file)).toBe(false);
    expect(login.set(false)).toMatchObject({ ok: true });
  });

  it('is what the system has, also when somebody else changed that', () => {
    const { login, file } = autostart();
    login.set(true);
    writeFileSync(file, `${readFileSync(file, 'utf8')}Hidden=true\n`);
    expect(login.state().enabled).toBe(false);
  });

  it.each(['App 1.0.AppImage', 'a"b', 'a$b`c\\d', '100%f', 'a\nb'])(
    'is led to this program where the one it named is gone: %j',
    (name) => {
      const { login, file } = autostart();
      const before = join(temporaryFolder(), name);
      const former = xdgAutostart({
        env: {},
        home: dirname(dirname(dirname(file))),
        name: 'App',
        command: [before],
      });
      former.set(true);
      writeFileSync(before, '');
      repairMovedProgram(file, login);
      expect(readFileSync(file, 'utf8')).not.toContain('/opt/app');
      rmSync(before);
      repairMovedProgram(file, login);
      expect(readFileSync(file, 'utf8')).toContain('Exec="/opt/app" "--hidden"');
    },
  );

  it('is not turned on by that', () => {
    const { login, file } = autostart();
    repairMovedProgram(file, login);
    expect(existsSync(file)).toBe(false);
    login.set(true);
    writeFileSync(file, `${readFileSync(file, 'utf8')}Hidden=true\n`);
    const before = readFileSync(file, 'utf8');
    repairMovedProgram(file, login);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('lies where the user’s configuration lies', () => {
    const config = temporaryFolder();
    const env = { XDG_CONFIG_HOME: config };
    xdgAutostart({ env, home: '/nowhere', name: 'App', command: ['/opt/app'] }).set(true);
    expect(existsSync(join(config, 'autostart', 'sentinelone-connector.desktop'))).toBe(true);
  });

  it('says why it could not be changed', () => {
    const { login, file } = autostart();
    mkdirSync(dirname(dirname(file)), { recursive: true });
    writeFileSync(dirname(file), 'a file in the place of the folder');
    expect(login.set(true)).toMatchObject({ ok: false, error: { code: 'login-start-failed' } });
  });
});
