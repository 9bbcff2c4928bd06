import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readAuditExceptions } from '../../../scripts/audit/audit-exceptions.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const names = z.record(z.string(), z.string()).default({});

const lockFile = z
  .object({
    lockfileVersion: z.literal(3),
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        resolved: z.string().optional(),
        integrity: z.string().optional(),
        hasInstallScript: z.boolean().default(false),
        link: z.boolean().default(false),
        dependencies: names,
        devDependencies: names,
        optionalDependencies: names,
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));

const manifest = z
  .object({
    dependencies: names,
    devDependencies: names,
    workspaces: z.array(z.string()),
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

/** The repository's own packages: their folders, and the links that npm makes to them. */
const own = new Set(['', ...manifest.workspaces, 'node_modules/electron-stand-in']);
const packages = Object.entries(lockFile.packages).filter(([place]) => !own.has(place));

/** Whether Node would find a package that is asked for by the one at `place`. */
function isLocked(name: string, place: string): boolean {
  for (let from = place; ; from = from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/')))) {
    const below = from === '' ? '' : `${from}/`;
    if (`${below}node_modules/${name}` in lockFile.packages) return true;
    if (from === '') return false;
  }
}

describe('the lock file', () => {
  it('has a hash of every package, so that none can be exchanged on its way', () => {
    const without = packages.filter(
      ([, { integrity = '' }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity),
    );
    expect(without.map(([place]) => place)).toEqual([]);
    expect(packages.filter(([, { link }]) => link)).toEqual([]);
  });

  it('links to the packages of the repository itself, and brings no second version of what they need', () => {
    const links = Object.entries(lockFile.packages).filter(([, { link }]) => link);
    expect(links.map(([, { resolved }]) => resolved)).toEqual(manifest.workspaces);
    expect(packages.filter(([place]) => !place.startsWith('node_modules/'))).toEqual([]);
  });

  it('names no place to download from: whoever installs decides on the registry', () => {
    expect(packages.filter(([, { resolved }]) => resolved !== undefined).map(([place]) => place)).toEqual([]);
  });

  it('has every package that another asks for, those of other platforms too', () => {
    const missing = Object.entries(lockFile.packages).flatMap(([place, entry]) =>
      Object.keys({ ...entry.dependencies, ...entry.devDependencies, ...entry.optionalDependencies })
        .filter((name) => !isLocked(name, place))
        .map((name) => `${name}, for ${place || 'the project'}`),
    );
    expect(missing).toEqual([]);
    // The packages with binaries come one for each platform: were they left out, the check above would see none.
    const optional = packages.flatMap(([, entry]) => Object.keys(entry.optionalDependencies));
    for (const platform of [
      'linux-x64',
      'linux-arm64',
      'win32-x64',
      'win32-arm64',
      'darwin-x64',
      'darwin-arm64',
    ]) {
      expect(
        optional.filter((name) => name.includes(platform)),
        platform,
      ).not.toEqual([]);
    }
  });

  it('agrees with the versions of the manifest, which are exact', () => {
    for (const [name, wanted] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      const exact = wanted.replace(/^npm:.+@/, '');
      expect([name, lockFile.packages[`node_modules/${name}`]?.version]).toEqual([name, exact]);
    }
  });
});

describe('scripts that packages run when they are installed', () => {
  it('are allowed or refused by the name of the package', () => {
    // npm builds what has a binding.gyp, whether or not the package says so; better-sqlite3 brings what it would build.
    const withScripts = packages.filter(
      ([place, { hasInstallScript }]) => hasInstallScript || existsSync(join(root, place, 'binding.gyp')),
    );
    const installed = withScripts.map(([place]) => manifestName(join(root, place)));
    expect(installed.toSorted()).toEqual(Object.keys(manifest.allowScripts).toSorted());
    const allowed = Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name]);
    expect(allowed.toSorted()).toEqual(['@github/keytar', 'node']);
  });
});

/** A package may be installed under another name: scripts are allowed by its own. */
function manifestName(folder: string): string {
  return z.object({ name: z.string() }).parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
    .name;
}

it('what ships in spite of an advisory is said with a day and a reason', () => {
  expect(() => readAuditExceptions(join(root, 'scripts', 'audit', 'exceptions.json'))).not.toThrow();
});
