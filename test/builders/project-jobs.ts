import { engineOf, placeOfFile } from '../../main/project/engines/engines.ts';
import type { RestoreRequest, Steps } from '../../main/project/project-jobs.ts';
import type { ProjectPlace } from '../../main/project/project-place.ts';

/** Backs a project up into a file that the user names. */
export function backupProject(
  { place }: { readonly place: ProjectPlace },
  target: string,
  report: (steps: Steps) => void = () => undefined,
  signal?: AbortSignal,
) {
  return engineOf(place).jobs.backUp(place, { target, named: true, report, signal });
}

export function describeBackup(file: string) {
  const place = placeOfFile(file);
  return engineOf(place).jobs.describeBackup(place, file);
}

export function restoreProject(
  { projectFile, ...request }: { readonly projectFile: string } & RestoreRequest,
  report: (steps: Steps) => void = () => undefined,
) {
  const place = placeOfFile(projectFile);
  return engineOf(place).jobs.restore(place, { ...request, report });
}
