/**
 * Makes two versions for trying an update, `node test/installed/make-trial-builds.ts --out trial`: with a feed on this
 * machine, and with a key for its metadata that is made here and compiled in. It changes main/updates/update-keys.ts and is
 * made for runners that are thrown away.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { System } from './installed.ts';
import { trialBuilds, updatedKinds } from './trial-builds.ts';

const root = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({ options: { out: { type: 'string', default: 'trial' } } });
const out = resolve(values.out);
const key = join(out, 'key.pem');
const keyScript = join('scripts', 'update-key.ts');

function run(file: string, ...args: string[]): string {
  return execFileSync(file, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    // npm is a script for the command line on Windows.
    shell: process.platform === 'win32' && file === 'npm',
  });
}

/** Writes the public half of a new key to where the build takes it from. */
function compileKeyIn(): void {
  const line = run(process.execPath, keyScript, 'make', key).trim();
  const file = join(root, 'main', 'updates', 'update-keys.ts');
  const before = readFileSync(file, 'utf8');
  const after = before.replace(/(export const updateKeys: readonly string\[\] = \[)/, `$1'${line}', `);
  if (after === before) throw new Error(`${file} is not as it was.`);
  writeFileSync(file, after);
}

mkdirSync(out, { recursive: true });
compileKeyIn();
const { target } = updatedKinds[process.platform as System];
const arch = process.arch === 'arm64' ? 'arm64' : 'x64';
for (const name of ['old', 'new'] as const) {
  const words = ['--arch', arch, '--target', target, '--out', join(out, name)];
  const trial = ['--trial-version', trialBuilds[name], '--trial-feed', trialBuilds.feed];
  process.stdout.write(run('npm', 'run', 'dist', '--', ...words, ...trial));
}
process.stdout.write(run(process.execPath, keyScript, 'sign', join(out, 'new'), '--key', key));
