import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withProcessLock } from '../../../main/locks/process-lock.ts';
import { builtFiles } from '../../../main/shell/built-files.ts';
import buildWindow from '../../setup/build-window.ts';

/** Sees to it that there is a preload script and a page to open. A whole test run has built them afresh by now. */
export function seeToBuiltWindow(): void {
  const isBuilt = (): boolean =>
    existsSync(builtFiles.preload) && existsSync(join(builtFiles.pages, 'index.html'));
  if (isBuilt()) return;
  // Another test file may be building at this moment.
  withProcessLock(join(tmpdir(), 'connector-build-window.lock'), 60_000, () => {
    if (!isBuilt()) buildWindow();
  });
}
