import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '..', '..');

/** Which sources the build in `dist` was made of. */
const stamp = join(root, 'dist', 'built-from');

/** Everything that the build reads: a change in any of it makes it anew. */
const sources = [
  '{main,preload,renderer}/**/*.*',
  'scripts/{collect-licences,copy-icons,shipped-packages}.ts',
];
const otherSources = ['package.json', 'package-lock.json', 'LICENSE', 'scripts/icons/**/*.*'];

/**
 * Builds the application once before the first test, unless that was done since its sources changed last. Tests that
 * start it run what users get: it also loads in a third of the time that its sources take.
 */
export default function buildApplication(): void {
  const digest = sourcesDigest();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  execFileSync(process.execPath, ['scripts/package/clean.ts'], { cwd: root });
  // npm is a script for the command line on Windows.
  execFileSync('npm', ['run', '-s', 'build'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  writeFileSync(stamp, digest);
}

function sourcesDigest(): string {
  const hash = createHash('sha256');
  for (const file of globSync([...sources, ...otherSources], { cwd: root }).toSorted()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}
