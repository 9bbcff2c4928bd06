import { homedir } from 'node:os';
import { app } from 'electron';
import { failure } from '../../../preload/contract/result.ts';
import { say } from '../../../preload/words/say.ts';
import { autostartFile } from '../../desktop-session/autostart-file.ts';
import { CallError } from '../../ipc/call-error.ts';
import type { LoginStart } from '../../ipc/system.ts';
import { loginCommand } from './login-command.ts';
import { loginItem } from './login-item.ts';
import { repairMovedProgram } from './moved-program.ts';
import { xdgAutostart } from './xdg-autostart.ts';

export interface LoginStartDependencies {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** The value of `--data-dir`. */
  readonly dataDir: string | undefined;
}

/** Starting at login, the way of this system. */
export function loginStart({ platform, env, dataDir }: LoginStartDependencies): LoginStart {
  // What runs from its source is started by a tool that may be gone tomorrow.
  if (!app.isPackaged) return unsupported(say('desktop:notInstalled'));
  const command = loginCommand({ execPath: process.execPath, env, dataDir });
  if (platform === 'win32' || platform === 'darwin') return loginItem(command);
  const login = xdgAutostart({ env, home: homedir(), name: app.getName(), command });
  repairMovedProgram(autostartFile(env, homedir()), login);
  return login;
}

function unsupported(reason: string): LoginStart {
  return {
    state: () => ({ supported: false, reason, enabled: false }),
    set: () => failure(new CallError({ code: 'login-start-failed', message: reason, advice: '' })),
  };
}

/** Whether this start is one at login that macOS made, which hands on no arguments. */
export function openedAtLogin(platform: NodeJS.Platform): boolean {
  return platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}
