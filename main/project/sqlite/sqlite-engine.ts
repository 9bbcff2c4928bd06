import type { ProjectEngine } from '../project-engine.ts';
import { openSqliteProject } from './open-sqlite-project.ts';
import { isOnlyUnwritable, openReadOnlyCopy } from './read-only-copy.ts';
import { sqliteJobs } from './sqlite-jobs.ts';
import { sqliteLists } from './sqlite-lists.ts';
import { fileOf } from './sqlite-place.ts';

/** Projects that are one SQLite file each. */
export const sqliteEngine: ProjectEngine = {
  describe: fileOf,
  open: (place, report) => openSqliteProject(fileOf(place), report),
  isOnlyUnwritable,
  openCopy: (place, report) => openReadOnlyCopy(fileOf(place), report),
  jobs: sqliteJobs,
  noLists: sqliteLists(null),
};
