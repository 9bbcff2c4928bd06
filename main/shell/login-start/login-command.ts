import { ownAppImage } from '../own-app-image.ts';

/** Where the application can be started from, taken apart from the process so that every platform can be tested. */
export interface LoginCommandSources {
  /** The file that runs: `process.execPath`. */
  readonly execPath: string;
  readonly env: NodeJS.ProcessEnv;
  /** The value of `--data-dir`; a start at login opens the same data. */
  readonly dataDir: string | undefined;
}

/** How the application is started at login: the program first, then its arguments. */
export function loginCommand({ execPath, env, dataDir }: LoginCommandSources): readonly string[] {
  // An AppImage runs from a mount that is gone at the next login.
  const program = ownAppImage(env, execPath) ?? execPath;
  return [program, '--hidden', ...(dataDir === undefined ? [] : ['--data-dir', dataDir])];
}
