import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import type { PackedApplication } from './packed-applications.ts';

/**
 * The archive of an application as a folder, for the length of the running test: plain Node reads no archives. It lies
 * outside of the repository, so that nothing is found but what was packed.
 */
export function extractedApplication({ resources }: PackedApplication): string {
  const folder = join(temporaryFolder(), 'app');
  extractAll(join(resources, 'app.asar'), folder);
  return folder;
}
