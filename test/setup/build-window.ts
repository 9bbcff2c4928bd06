import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { realElectron } from '../electron/driver.ts';

/**
 * Builds the preload script and the pages once before the end-to-end tests, which look at what users get; for a real
 * Electron main too, of which the stand-in runs the sources.
 */
export default function buildWindow(): void {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const script = realElectron() === null ? 'build:window' : 'build';
  // npm is a script for the command line on Windows.
  execFileSync('npm', ['run', '-s', script], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}
