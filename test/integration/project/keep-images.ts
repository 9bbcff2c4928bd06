import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';

const { cpSync } = fs;

/** What may change something on the disk: calls of the file system and of SQLite. */
export interface WatchedSteps {
  readonly files: readonly (keyof typeof fs)[];
  readonly database: readonly (keyof Database.Database)[];
}

/**
 * Copies the folder of a project before each step on the disk: just what `kill -9` in that place would leave, without a
 * process for each. Must come before the code that is watched is imported.
 * @param into where the copies go: one folder each, `1` and up
 * @param wanted whether a step is copied; each unless told
 * @returns to be called before a step of another kind
 */
export function keepImages(
  projectFile: string,
  into: string,
  { files, database }: WatchedSteps,
  wanted: () => boolean = () => true,
): () => void {
  let steps = 0;
  const step = (): void => {
    if (!wanted()) return;
    steps += 1;
    cpSync(dirname(projectFile), join(into, String(steps)), { recursive: true });
  };
  for (const name of files) watch(fs, name, step);
  syncBuiltinESMExports();
  for (const name of database) watch(Database.prototype, name, step);
  return step;
}

function watch<T extends object>(target: T, name: keyof T, step: () => void): void {
  const original = target[name] as (...values: unknown[]) => unknown;
  Object.assign(target, {
    [name](this: unknown, ...values: unknown[]) {
      step();
      return original.apply(this, values);
    },
  });
}
