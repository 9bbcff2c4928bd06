import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds the preload script and the pages once before the end-to-end tests, which look at what users get. */
export default function buildWindow(): void {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  execFileSync('npm', ['run', '-s', 'build:window'], { cwd: root, stdio: 'inherit' });
}
