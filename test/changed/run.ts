/**
 * `npm run test:changed [-- COMMIT]`: checks, and runs the tests that can be reached by what changed since a commit, here
 * or committed; since the last commit without one.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { testsReachedBy } from './reach.ts';

const root = join(import.meta.dirname, '..', '..');
const [since = 'HEAD'] = process.argv.slice(2);

function git(...args: string[]): string[] {
  const listed = execFileSync('git', args, { cwd: root, encoding: 'utf8' });
  return listed.split('\n').filter((line) => line !== '');
}

const changed = [
  ...git('diff', '--name-only', '--merge-base', since),
  ...git('ls-files', '--others', '--exclude-standard'),
];
const tests = testsReachedBy(changed);
process.stdout.write(`${changed.length} files changed since ${since}; ${tests.length} test files to run\n`);
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...tests],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
