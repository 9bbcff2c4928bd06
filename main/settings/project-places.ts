import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { firstProject, firstProjectId, type ProjectRecord, projectId } from './project-record.ts';

/**
 * Where the database of a project lies in a data folder. The first project stays where it was before there were
 * several; each other has a folder of its own.
 */
export function projectFile(dataDir: string, id: string): string {
  return join(projectFolder(dataDir, id), 'project.sqlite');
}

/** The folder that holds the database of a project: the data folder itself for the first one. */
export function projectFolder(dataDir: string, id: string): string {
  return id === firstProjectId ? dataDir : join(dataDir, 'projects', id);
}

/** Where the scheduled backups of a project lie. */
export function backupFolder(dataDir: string, id: string): string {
  return join(dataDir, 'backups', id);
}

/** The projects of a data folder whose settings name none: the first one, and those whose databases lie there. */
export function projectsFound(dataDir: string): ProjectRecord[] {
  const folder = join(dataDir, 'projects');
  const ids = existsSync(folder) ? readdirSync(folder).toSorted() : [];
  const found = ids.filter((id) => projectId.safeParse(id).success && existsSync(projectFile(dataDir, id)));
  return [firstProject, ...found.map((id, index) => ({ id, name: `Recovered project ${index + 1}` }))];
}
