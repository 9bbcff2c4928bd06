import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { missingPackages } from '../../setup/system-packages.ts';
import { type Distribution, makeElectronDistribution } from './electron-distribution.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder with what was packed for every platform. */
    packed: string;
  }
}

const root = join(import.meta.dirname, '..', '..', '..');

/** Everything that is packed for: what `npm run dist` makes on the three systems. */
const distributions: readonly Distribution[] = (['linux', 'win32', 'darwin'] as const).flatMap((platform) =>
  (['x64', 'arm64'] as const).map((arch) => ({ platform, arch })),
);

/**
 * Packs the application, which `build-application.ts` has built, for every platform once before the tests that look at the
 * result, from a stand-in for Electron's binaries. For this machine's own platform packages are made, too, where the system can.
 */
export default async function pack(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'connector-packed-'));
  const electron = join(folder, 'electron');
  for (const distribution of distributions) makeElectronDistribution(electron, distribution);
  run('scripts/package/write-sbom.ts');
  const order = (...words: string[]) =>
    promisify(execFile)(
      process.execPath,
      ['scripts/package/dist.ts', '--electron', electron, '--out', folder, ...words],
      { cwd: root, env: unsigned(process.env), maxBuffer: 2 ** 26 },
    );
  const packages = missingPackages('packages').length === 0 ? ['deb', 'rpm', 'tar.gz'] : ['dir'];
  const targets = packages.flatMap((name) => ['--target', name]);
  const [own, other] = process.arch === 'arm64' ? ['arm64', 'x64'] : ['x64', 'arm64'];
  // Two at a time, for the two cores that every machine has.
  await Promise.all([
    order('--platform', 'linux', '--arch', own, ...targets).then(() =>
      order('--platform', 'linux', '--arch', other, '--target', 'dir'),
    ),
    order('--platform', 'win', '--platform', 'mac', '--target', 'dir'),
  ]);
  project.provide('packed', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}

function run(script: string): void {
  execFileSync(process.execPath, [script], { cwd: root, stdio: 'inherit' });
}

/** Whoever runs the tests may have certificates: what is packed here is never signed. */
function unsigned(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = Object.keys(env).filter(
    (name) => !/^(CSC_|WIN_CSC_|APPLE_|AZURE_|LINUX_SIGNING_)/.test(name),
  );
  return Object.fromEntries(names.map((name) => [name, env[name]]));
}
