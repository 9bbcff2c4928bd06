import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { failure, success } from '../../../preload/contract/result.ts';
import { say } from '../../../preload/words/say.ts';
import { autostartFile, autostartIsEnabled } from '../../desktop-session/autostart-file.ts';
import { desktopEntry } from '../../desktop-session/desktop-entry.ts';
import { CallError } from '../../ipc/call-error.ts';
import type { LoginStart } from '../../ipc/system.ts';
import { replaceFile } from '../../private-files/private-file.ts';

export interface XdgAutostartDependencies {
  readonly env: NodeJS.ProcessEnv;
  /** The user's home folder. */
  readonly home: string;
  readonly name: string;
  /** The program first, then its arguments. */
  readonly command: readonly string[];
}

/** Starting at login on Linux: an entry in the user's autostart folder. */
export function xdgAutostart({ env, home, name, command }: XdgAutostartDependencies): LoginStart {
  const file = autostartFile(env, home);
  const state = () => ({ supported: true, reason: null, enabled: autostartIsEnabled(file) });
  return {
    state,
    set(enabled) {
      try {
        if (enabled) write(file, desktopEntry(name, command));
        else rmSync(file, { force: true });
        return success(state());
      } catch (error) {
        return failure(unwritable(file, error));
      }
    },
  };
}

/** Whole or not at all: half an entry would start something else, or nothing. */
function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  replaceFile(file, text, 0o644);
}

function unwritable(file: string, error: unknown): CallError {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new CallError(
    {
      code: 'login-start-failed',
      message: say('desktop:autostartUnwritable.message', { file, reason }),
      advice: say('desktop:autostartUnwritable.advice'),
    },
    { cause: error },
  );
}
