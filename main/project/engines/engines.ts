import type { ProjectEngine } from '../project-engine.ts';
import type { ProjectPlace } from '../project-place.ts';
import { sqliteEngine } from '../sqlite/sqlite-engine.ts';

/** The engines, by what places say. The one file outside of an engine's folder that knows it. */
const engines: Readonly<Record<ProjectPlace['engine'], ProjectEngine>> = { sqlite: sqliteEngine };

/** The engine of the project at a place. */
export function engineOf({ engine }: ProjectPlace): ProjectEngine {
  return engines[engine];
}

/** The lists of a project that there is not yet: their fields, and no rows. */
export const noLists = sqliteEngine.noLists;
