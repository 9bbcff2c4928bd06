import { join } from 'node:path';
import { firstProjectId } from '../settings/project-record.ts';

/**
 * Where the database of a project lies in a data folder. The first project stays where it was before there were
 * several; each other has a folder of its own.
 */
export function projectFile(dataDir: string, projectId: string): string {
  return join(projectFolder(dataDir, projectId), 'project.sqlite');
}

/** The folder that holds the database of a project: the data folder itself for the first one. */
export function projectFolder(dataDir: string, projectId: string): string {
  return projectId === firstProjectId ? dataDir : join(dataDir, 'projects', projectId);
}

/** Where the scheduled backups of a project lie. */
export function backupFolder(dataDir: string, projectId: string): string {
  return join(dataDir, 'backups', projectId);
}
