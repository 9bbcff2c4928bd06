import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { missingPackages } from './system-packages.ts';

/** A session bus of its own with a fresh home, and on it a real gnome-keyring in the wanted state. */
export interface Keyring {
  /** What a process needs in its environment to use this keyring instead of the user's. */
  readonly env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/**
 * `unlocked` and `locked`: gnome-keyring. `absent`: nobody offers a Secret Service. `silent`: one is announced but
 * never answers, as when a service hangs or an unlock dialog waits for a person.
 */
export type KeyringState = 'unlocked' | 'locked' | 'absent' | 'silent';

/** Why tests with a keyring cannot run here, for their names; empty when they can. */
export function keyringSkipReason(): string {
  if (process.platform !== 'linux') return ' (skipped: needs Linux)';
  const missing = missingPackages('the keychain');
  return missing.length === 0 ? '' : ` (skipped: needs ${missing.join(', ')})`;
}

const unlock = 'printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null';
const startSession: Record<KeyringState, string> = {
  unlocked: unlock,
  locked: unlock,
  absent: ':',
  silent: ':',
};

/** Starts a bus with a keyring in the given state. It ends with `stop()`, or with the process that started it. */
export async function startKeyring(state: KeyringState): Promise<Keyring> {
  const home = mkdtempSync(join(tmpdir(), 'keyring-'));
  if (state === 'silent') announce(home, '/bin/sleep 120');
  if (state === 'absent') announce(home, '/bin/false');
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_RUNTIME_DIR: home,
  };
  // The shell lives until its input is closed, and the bus lives as long as the shell.
  const script = `${startSession[state]}; printf '%s\\n' "$DBUS_SESSION_BUS_ADDRESS"; cat >/dev/null`;
  const session = spawn('dbus-run-session', ['--', 'sh', '-c', script], {
    env,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const [address] = await once(createInterface(session.stdout), 'line');
  env['DBUS_SESSION_BUS_ADDRESS'] = String(address);
  if (state === 'locked') lock(env);
  return {
    env,
    async stop() {
      const ended = once(session, 'exit');
      session.stdin.end();
      await ended;
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Has the bus start `command` for whoever asks for the Secret Service, in place of the installed one. */
function announce(home: string, command: string): void {
  const folder = join(home, 'dbus-1', 'services');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'org.freedesktop.secrets.service'),
    `[D-BUS Service]\nName=org.freedesktop.secrets\nExec=${command}\n`,
  );
}

function lock(env: NodeJS.ProcessEnv): void {
  execFileSync(
    'dbus-send',
    [
      '--session',
      '--print-reply',
      '--dest=org.freedesktop.secrets',
      '/org/freedesktop/secrets',
      'org.freedesktop.Secret.Service.Lock',
      'array:objpath:/org/freedesktop/secrets/collection/login',
    ],
    { env, stdio: 'ignore' },
  );
}
