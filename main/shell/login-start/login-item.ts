import { app } from 'electron';
import { failure, success } from '../../../preload/contract/result.ts';
import { say } from '../../../preload/words/say.ts';
import { CallError } from '../../ipc/call-error.ts';
import type { LoginStart, LoginStartState } from '../../ipc/system.ts';

/**
 * Starting at login on Windows and macOS, by the system's own list. Only Windows hands arguments on; on macOS a start
 * at login is told by `wasOpenedAtLogin`.
 * @param command the program first, then its arguments
 */
export function loginItem(command: readonly string[]): LoginStart {
  // Electron quotes what goes into the registry by itself.
  const [path = process.execPath, ...args] = command;
  const state = (): LoginStartState => {
    const { openAtLogin } = app.getLoginItemSettings({ path, args });
    return { supported: true, reason: null, enabled: openAtLogin };
  };
  return {
    state,
    set(enabled) {
      app.setLoginItemSettings({ openAtLogin: enabled, path, args });
      const now = state();
      return now.enabled === enabled ? success(now) : failure(unchanged(enabled));
    },
  };
}

function unchanged(enabled: boolean): CallError {
  return new CallError({
    code: 'login-start-failed',
    message: say(enabled ? 'desktop:loginItem.notOn' : 'desktop:loginItem.notOff'),
    advice: say('desktop:loginItem.advice'),
  });
}
