import { execFile } from 'node:child_process';
import { childEnvironment } from '../process-safety/child-environment.ts';
import type { WatcherAnswer } from './tray-presence.ts';

/** How long the session bus may take, in milliseconds. */
const timeLimitMs = 1_500;

const watcherName = 'org.kde.StatusNotifierWatcher';
const hostProperty = 'IsStatusNotifierHostRegistered';

/**
 * Two programs that can ask the bus, of which most systems have one (glib's and D-Bus's own). Both ask the watcher
 * whether something shows icons: the watcher alone may run without.
 * https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/StatusNotifierWatcher/
 */
const askers = [
  {
    program: 'gdbus',
    args: [
      'call',
      '--session',
      `--dest=${watcherName}`,
      '--object-path=/StatusNotifierWatcher',
      '--method=org.freedesktop.DBus.Properties.Get',
      watcherName,
      hostProperty,
    ],
  },
  {
    program: 'dbus-send',
    args: [
      '--session',
      '--print-reply=literal',
      `--dest=${watcherName}`,
      '/StatusNotifierWatcher',
      'org.freedesktop.DBus.Properties.Get',
      `string:${watcherName}`,
      `string:${hostProperty}`,
    ],
  },
] as const;

/** Asks the session bus of Linux whether something shows status icons. Never rejects. */
export async function askTrayWatcher(env: NodeJS.ProcessEnv): Promise<WatcherAnswer> {
  for (const { program, args } of askers) {
    const answer = await ask(program, args, env);
    if (answer !== 'unknown') return answer;
  }
  return 'unknown';
}

function ask(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<WatcherAnswer> {
  return new Promise((resolve) => {
    execFile(
      program,
      [...args],
      { env: childEnvironment(env), timeout: timeLimitMs },
      (error, stdout, stderr) => {
        if (error === null) resolve(/\btrue\b/.test(stdout) ? 'present' : 'absent');
        else resolve(/ServiceUnknown|NameHasNoOwner/.test(stderr) ? 'absent' : 'unknown');
      },
    );
  });
}
