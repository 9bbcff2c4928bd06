import { existsSync } from 'node:fs';
import { entryProgram } from '../../desktop-session/desktop-entry.ts';
import type { LoginStart } from '../../ipc/system.ts';
import { readTextFile } from '../../text-files/read-text.ts';

/**
 * Has the autostart entry start this program where the one that it names is gone: an update gives an AppImage the name of
 * its version, and people move them. One that is there, as of another installation, is left alone.
 */
export function repairMovedProgram(file: string, login: LoginStart): void {
  if (!login.state().enabled) return;
  const program = programIn(file);
  if (program !== null && !existsSync(program)) login.set(true);
}

function programIn(file: string): string | null {
  try {
    return entryProgram(readTextFile(file));
  } catch {
    // Gone since it was asked about: then nothing is started at all.
    return null;
  }
}
