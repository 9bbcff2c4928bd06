import { parseArgs } from 'node:util';

/** What the application was started with. */
export interface CommandLine {
  /** `--data-dir`: the data folder; undefined when not given. */
  readonly dataDir: string | undefined;
  /** `--hidden`: in the tray only, as at login. */
  readonly hidden: boolean;
}

/**
 * The words for the command line where the application was started with `--cli`: all that stands behind it. Null for a
 * start on the desktop. What stands before it are Chromium's switches, by which Linux does without a display. A `--`
 * right behind it keeps Chromium from reading the words, and Electron from refusing those that follow an address.
 */
export function commandWords(args: readonly string[]): readonly string[] | null {
  const at = args.indexOf('--cli');
  if (at < 0) return null;
  const words = args.slice(at + 1);
  return words[0] === '--' ? words.slice(1) : words;
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
    },
    strict: false,
    allowPositionals: true,
  });
  const dataDir = values['data-dir'];
  return {
    dataDir: typeof dataDir === 'string' && dataDir !== '' ? dataDir : undefined,
    hidden: values['hidden'] === true,
  };
}
