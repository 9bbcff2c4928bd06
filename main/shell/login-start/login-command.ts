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
  // An AppImage runs from a mount that is gone at the next login; it says in APPIMAGE where its file lies.
  const program = env['APPIMAGE'] || execPath;
  return [program, '--hidden', ...(dataDir === undefined ? [] : ['--data-dir', dataDir])];
}
