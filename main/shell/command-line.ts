import { parseArgs } from 'node:util';

/** What the application was started with. */
export interface CommandLine {
  /** `--data-dir`: the data folder; undefined when not given. */
  readonly dataDir: string | undefined;
  /** `--hidden`: in the tray only, as at login. */
  readonly hidden: boolean;
  /** `--inspect-window`: with the developer tools of the window. */
  readonly inspectWindow: boolean;
}

/**
 * Reads the arguments of the process without the program. Strangers among them are let pass: Chromium has switches of
 * its own, systems add some (`-psn_...`), and a second start hands on the arguments with Chromium's between them.
 */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'data-dir': { type: 'string' },
      hidden: { type: 'boolean' },
      'inspect-window': { type: 'boolean' },
    },
    strict: false,
    allowPositionals: true,
  });
  const dataDir = values['data-dir'];
  return {
    dataDir: typeof dataDir === 'string' && dataDir !== '' ? dataDir : undefined,
    hidden: values['hidden'] === true,
    inspectWindow: values['inspect-window'] === true,
  };
}
