import { Kysely } from 'kysely';
import { failure, type Result, success } from '../../../preload/contract/result.ts';
import type { MigrationProgress } from '../migration-progress.ts';
import { type ProjectError, toProjectError } from '../project-error.ts';
import { Lists } from './lists/lists.ts';
import { sqliteLists } from './sqlite-lists.ts';
import { sqlitePlace } from './sqlite-place.ts';
import { sqliteReads } from './sqlite-reads.ts';
import type { ProjectSchema } from './tables/schema.ts';
import { readerDialect } from './threads/reader-dialect.ts';
import { Readers } from './threads/readers.ts';
import type { OpenSqliteProject, SqliteProject } from './threads/sqlite-project.ts';
import { Writer } from './threads/writer.ts';

/**
 * Opens a project's database, creating or migrating its file: reads run in reader threads, writes in the writer thread,
 * nothing in the caller's.
 * @param report told how far the migration of an older project has come
 * @param disposable a copy that is thrown away afterwards, see `openDisposable`
 */
export async function openSqliteProject(
  file: string,
  report: (progress: MigrationProgress) => void = () => undefined,
  disposable = false,
): Promise<Result<OpenSqliteProject, ProjectError>> {
  try {
    const writer = await Writer.start(file, report, disposable);
    const readers = new Readers(file);
    const windows = new Lists(file);
    return success(
      withDoors({
        file,
        read: new Kysely<ProjectSchema>({ dialect: readerDialect(readers) }),
        prepareReading: () => readers.prepare(),
        windows,
        write: writer.calls,
        startReading: (thread, data) => readers.startReading(thread, data),
        connectWriter: () => writer.connect(),
        async close() {
          try {
            await Promise.all([readers.close(), windows.close()]);
          } finally {
            await writer.close();
          }
        },
      }),
    );
  } catch (error) {
    return failure(toProjectError(error, file));
  }
}

/** The doors over an open database. */
export function withDoors(project: SqliteProject): OpenSqliteProject {
  const { write } = project;
  return {
    ...project,
    place: sqlitePlace(project.file),
    lists: sqliteLists(project),
    reads: sqliteReads(project),
    ingest: write,
    ingestChannel: () => project.connectWriter(),
    triage: write,
    maintenance: write,
  };
}
