import type { ProjectEngine } from '../project-engine.ts';
import type { ProjectPlace } from '../project-place.ts';
import { sqliteEngine } from '../sqlite/sqlite-engine.ts';
import { sqlitePlace } from '../sqlite/sqlite-place.ts';

/** The engines, by what places say. The one file outside of an engine's folder that knows it. */
const engines: Readonly<Record<ProjectPlace['engine'], ProjectEngine>> = { sqlite: sqliteEngine };

/** The engine of the project at a place. */
export function engineOf({ engine }: ProjectPlace): ProjectEngine {
  return engines[engine];
}

/** The place of a project that is one file of this machine. */
export const placeOfFile: (file: string) => ProjectPlace = sqlitePlace;

/** Where a project is, as a person is shown it. */
export function placeWords(place: ProjectPlace): string {
  return engineOf(place).describe(place);
}

/** The lists of a project that there is not yet: their fields, and no rows. */
export const noLists = sqliteEngine.noLists;
