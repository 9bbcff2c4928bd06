import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

export const migrationImages = fileURLToPath(new URL('./images-of-migration.ts', import.meta.url));
export const restoreImages = fileURLToPath(new URL('./images-of-restore.ts', import.meta.url));

/**
 * Runs one of these programs over a project: it copies the project's folder before each of its steps. Gives the folders
 * of the copies in the order of the steps, and last the one the program ended with.
 */
export function imagesOf(program: string, projectFile: string, ...more: readonly string[]): string[] {
  const into = temporaryFolder();
  execFileSync(process.execPath, [program, projectFile, into, ...more]);
  const steps = readdirSync(into).map(Number);
  return [
    ...steps.toSorted((one, other) => one - other).map((step) => join(into, String(step))),
    dirname(projectFile),
  ];
}
