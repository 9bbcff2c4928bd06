import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { readTextFile } from '../main/text-files/read-text.ts';

const manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
  peerDependencies: z.record(z.string(), z.string()).default({}),
  peerDependenciesMeta: z.record(z.string(), z.looseObject({ optional: z.boolean().optional() })).default({}),
});

/** A package that reaches the user. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** The SPDX expression its manifest gives; null when none. */
  readonly licence: string | null;
  readonly folder: string;
}

/**
 * Every package that reaches the user: those the main process needs when it runs, those bundled into window and
 * preload script, and all that these need in turn; and Electron itself.
 */
export function shippedPackages(root: string): ShippedPackage[] {
  const found = new Map<string, ShippedPackage>();
  const add = (name: string, from: string): void => {
    // Types alone leave nothing behind in what is built.
    if (name.startsWith('@types/')) return;
    const folder = packageFolder(name, from);
    // An optional package of another platform is not there.
    if (folder === null || found.has(folder)) return;
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta, ...own } =
      readManifest(folder);
    found.set(folder, { name: own.name, version: own.version, licence: own.license ?? null, folder });
    // An optional peer is what a package works with where somebody else brings it: whoever ships it needs it himself.
    const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
    for (const needed of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) {
      add(needed, folder);
    }
  };
  const run = Object.keys(readManifest(root).dependencies);
  const bundled = ['renderer', 'preload'].flatMap((folder) => importedPackages(join(root, folder)));
  for (const name of new Set([...run, ...bundled])) if (name !== 'electron') add(name, root);
  addAlone('electron', root, found);
  return [...found.values()].sort(
    (a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version),
  );
}

/** Electron's package downloads its binary with packages that do not reach the user. */
function addAlone(name: string, root: string, found: Map<string, ShippedPackage>): void {
  const folder = packageFolder(name, root);
  if (folder === null) return;
  const { version, license } = readManifest(folder);
  found.set(folder, { name, version, licence: license ?? null, folder });
}

/** The packages that the sources in a folder import. */
function importedPackages(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|css)$/.test(name) && !name.endsWith('.config.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .flatMap((text) => [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'".][^'"]*)['"]/g)])
    .map(([, specifier = '']) => packageOf(specifier));
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Where Node finds a package that is asked for from a folder; null when nowhere. */
function packageFolder(name: string, from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === dirname(folder)) return null;
  }
}

function readManifest(folder: string): z.infer<typeof manifest> {
  return manifest.parse(JSON.parse(readTextFile(join(folder, 'package.json'))));
}
