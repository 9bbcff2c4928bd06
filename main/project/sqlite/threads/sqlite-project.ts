import type { MessagePort } from 'node:worker_threads';
import type { Kysely } from 'kysely';
import type { Calls } from '../../../workers/messages.ts';
import type { Project } from '../../project.ts';
import type { Lists } from '../lists/lists.ts';
import type { ProjectSchema } from '../tables/schema.ts';
import type { ReadingThread } from './readers.ts';
import type { WriterCalls } from './writer.ts';

/** An open database as the engine's own queries and writes use it; nobody outside of the engine sees it. */
export interface SqliteProject {
  readonly file: string;
  /** Queries, over the newest committed state, in reader threads. May throw a ProjectError. */
  readonly read: Kysely<ProjectSchema>;
  /** Starts a thread for reading now, so that a read to come need not wait for it. */
  prepareReading(): void;
  /** Windows of rows in an order. */
  readonly windows: Lists;
  readonly write: WriterCalls;
  /** Starts a thread that reads the file in its own way, see `Readers`. */
  startReading<Names extends Calls<Names>>(thread: URL, data: object): ReadingThread<Names>;
  /** A port through which another thread can write, see `ingestOver`. */
  connectWriter(): MessagePort;
  close(): Promise<void>;
}

/** An open project with its doors, and what is behind them for the engine and its tests. */
export interface OpenSqliteProject extends Project, SqliteProject {}
