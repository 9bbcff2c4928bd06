import { readdirSync } from 'node:fs';
import process from 'node:process';
import { expect, inject } from 'vitest';
import { missingPackages } from '../../setup/system-packages.ts';

/** What each kind of package calls the processor of this machine, for which packages are made. */
const names = {
  x64: { deb: 'amd64', rpm: 'x86_64', 'tar.gz': 'x64' },
  arm64: { deb: 'arm64', rpm: 'aarch64', 'tar.gz': 'arm64' },
}[process.arch === 'arm64' ? 'arm64' : 'x64'];

export type MadeKind = keyof typeof names;

/** Why packages for Linux are not made here, for the names of tests; empty when they are. */
export function packagesSkipReason(): string {
  if (process.platform !== 'linux') return ' (skipped: needs Linux)';
  const missing = missingPackages('packages');
  return missing.length === 0 ? '' : ` (skipped: needs ${missing.join(', ')})`;
}

/** The file that was made of a kind, by its name within what was packed. */
export function made(kind: MadeKind): string {
  const found = readdirSync(inject('packed')).filter((name) => name.endsWith(`-${names[kind]}.${kind}`));
  expect(found, kind).toHaveLength(1);
  return found[0] ?? '';
}

/** The folder, within what was packed, with the application as packages for this machine bring it. */
export const unpackedFolder = process.arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked';
