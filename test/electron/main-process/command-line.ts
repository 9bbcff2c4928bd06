import process from 'node:process';
import { guarded } from '../imitation.ts';

const switches = new Map<string, string>();
for (const argument of process.argv.slice(2)) {
  const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
  if (name !== undefined) {
    switches.set(name, value ?? '');
  }
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
