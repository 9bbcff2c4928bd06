import { placeOfFile } from '../project/engines/engines.ts';
import type { ProjectPlace } from '../project/project-place.ts';
import { projectFile } from '../settings/project-places.ts';

/** Where a project of a data folder is. */
export function projectPlace(dataDir: string, projectId: string): ProjectPlace {
  return placeOfFile(projectFile(dataDir, projectId));
}
