import { chmodSync, cpSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Placement } from './package-order.ts';

/** Puts everything where it will lie, under a folder that stands for the root of the system. */
export function layOut(root: string, placements: readonly Placement[]): void {
  for (const { from, to } of placements) {
    const target = join(root, to);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(from, target, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  }
  for (const path of treeOf(root)) setPermissions(join(root, path));
}

/** Everybody may read, and run what is a program; nobody but root may write, whatever the builder's own mask was. */
function setPermissions(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, stat.isDirectory() || (stat.mode & 0o111) !== 0 ? 0o755 : 0o644);
}

/** Everything under a folder, seen from it and beginning with `/`; folders before what is in them. */
export function treeOf(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => `/${path}`)
    .sort();
}
