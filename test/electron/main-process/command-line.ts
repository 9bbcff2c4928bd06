import process from 'node:process';
import { guarded } from '../imitation.ts';

const switches = new Map<string, string>();
for (const argument of process.argv.slice(2)) {
  // As `base::CommandLine` reads them: nothing behind `--` is a switch, and one dash does as well as two. Windows has a
  // slash besides, and names in any case.
  if (argument === '--') break;
  const isWindows = process.platform === 'win32';
  const pattern = isWindows ? /^(?:--?|\/)([^=]+)(?:=(.*))?$/s : /^--?([^=]+)(?:=(.*))?$/s;
  const [, name, value] = pattern.exec(argument) ?? [];
  if (name !== undefined) {
    switches.set(isWindows ? name.toLowerCase() : name, value ?? '');
  }
}

/** The switches that are there, for the driver. */
export function switchNames(): readonly string[] {
  return [...switches.keys()];
}

/** `app.commandLine`: the switches are kept and read back; Chromium is not started with them. */
export const theCommandLine = guarded('app.commandLine', {
  appendSwitch: (name: string, value = '') => {
    switches.set(name.toLowerCase(), value);
  },
  appendArgument: (_value: string) => undefined,
  hasSwitch: (name: string) => switches.has(name.toLowerCase()),
  getSwitchValue: (name: string) => switches.get(name.toLowerCase()) ?? '',
  removeSwitch: (name: string) => {
    switches.delete(name.toLowerCase());
  },
});
