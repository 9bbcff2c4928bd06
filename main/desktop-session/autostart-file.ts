import { join } from 'node:path';
import { readTextFile } from '../text-files/read-text.ts';
import { entryIsEnabled } from './desktop-entry.ts';

/** Where the entry lies that starts the application with the user's session on Linux. @param home the home folder */
export function autostartFile(env: NodeJS.ProcessEnv, home: string): string {
  return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'autostart', 'sentinelone-connector.desktop');
}

/** Whether the entry is there and in force. */
export function autostartIsEnabled(file: string): boolean {
  try {
    return entryIsEnabled(readTextFile(file));
  } catch {
    // Most often there is none; one that cannot be read starts nothing either.
    return false;
  }
}
