import type { ProjectEngine } from '../project-engine.ts';
import { openSqliteProject } from './open-sqlite-project.ts';
import { isOnlyUnwritable, openReadOnlyCopy } from './read-only-copy.ts';
import { sqliteJobs } from './sqlite-jobs.ts';
import { sqliteLists } from './sqlite-lists.ts';

/** Projects that are one SQLite file each. */
export const sqliteEngine: ProjectEngine = {
  open: ({ file }, report) => openSqliteProject(file, report),
  isOnlyUnwritable,
  openCopy: ({ file }, report) => openReadOnlyCopy(file, report),
  jobs: sqliteJobs,
  noLists: sqliteLists(null),
};
