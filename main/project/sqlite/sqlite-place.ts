import type { ProjectPlace } from '../project-place.ts';

interface SqlitePlace extends ProjectPlace {
  readonly file: string;
}

/** The place of a project that is one SQLite file. */
export function sqlitePlace(file: string): ProjectPlace {
  const place: SqlitePlace = { engine: 'sqlite', file };
  return place;
}

/** The file at a place that was made by `sqlitePlace`. */
export function fileOf(place: ProjectPlace): string {
  return (place as SqlitePlace).file;
}
