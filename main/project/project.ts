import type { MessagePort } from 'node:worker_threads';
import { Kysely } from 'kysely';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import type { Calls } from '../workers/messages.ts';
import type { MigrationProgress } from './migration-progress.ts';
import { type ProjectError, toProjectError } from './project-error.ts';
import { Lists } from './sqlite/lists/lists.ts';
import { readerDialect } from './sqlite/reader-dialect.ts';
import { Readers, type ReadingThread } from './sqlite/readers.ts';
import type { ProjectSchema } from './sqlite/schema.ts';
import { Writer, type WriterCalls } from './sqlite/writer.ts';

/** An open project: reads run in reader threads, writes in the writer thread, nothing in the caller's. */
export interface Project {
  readonly file: string;
  /** Queries, over the newest committed state. May throw a ProjectError. */
  readonly read: Kysely<ProjectSchema>;
  /** Starts a thread for reading now, so that a read to come need not wait for it. */
  prepareReading(): void;
  /** Windows of rows in an order. */
  readonly lists: Lists;
  readonly write: WriterCalls;
  /** Starts a thread that reads the file in its own way, see `Readers`. */
  startReading<Names extends Calls<Names>>(thread: URL, data: object): ReadingThread<Names>;
  /** A port through which another thread can write, see `writerCalls`. */
  connectWriter(): MessagePort;
  close(): Promise<void>;
}

/**
 * Opens a project, creating or migrating its database file.
 * @param migrating told how far the migration of an older project has come
 * @param disposable a copy that is thrown away afterwards, see `openDisposable`
 */
export async function openProject(
  file: string,
  migrating: (progress: MigrationProgress) => void = () => undefined,
  disposable = false,
): Promise<Result<Project, ProjectError>> {
  try {
    const writer = await Writer.start(file, migrating, disposable);
    const readers = new Readers(file);
    const lists = new Lists(file);
    return success({
      file,
      read: new Kysely<ProjectSchema>({ dialect: readerDialect(readers) }),
      prepareReading: () => readers.prepare(),
      lists,
      write: writer.calls,
      startReading: (thread, data) => readers.startReading(thread, data),
      connectWriter: () => writer.connect(),
      async close() {
        try {
          await Promise.all([readers.close(), lists.close()]);
        } finally {
          await writer.close();
        }
      },
    });
  } catch (error) {
    return failure(toProjectError(error, file));
  }
}
