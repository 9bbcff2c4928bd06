import type Database from 'better-sqlite3';
import { type Handlers, serveThread } from '../../../workers/serve-calls.ts';
import type { MigrationProgress } from '../../migration-progress.ts';
import { packedFor } from '../../wire-error.ts';
import { ProjectPresence } from '../connection/project-presence.ts';
import { createWrites, type Writes } from '../writes/writes.ts';
import { openDisposable, openMigrated } from './open-migrated.ts';

/**
 * The project's only writer. It answers calls from its owner and from every port handed to it, one after the other, and
 * reports how far a migration has come while it starts.
 */

export interface WriterData {
  readonly file: string;
  readonly disposable: boolean;
}

await serveThread<Writes, WriterData, MigrationProgress>(
  async ({ file, disposable }, report) => {
    const database = disposable ? openDisposable(file, report) : await openMigrated(file, report);
    return {
      handlers: handlersOf(createWrites(database), new ProjectPresence(file)),
      close() {
        optimize(database);
        database.close();
      },
    };
  },
  ({ file }) => packedFor(file),
);

function handlersOf(writes: Writes, presence: ProjectPresence): Handlers<Writes, MigrationProgress> {
  const handlers = Object.entries(writes).map(([name, write]) => [
    name,
    (_: unknown, ...args: unknown[]) => {
      presence.check();
      return (write as (...values: unknown[]) => unknown)(...args);
    },
  ]);
  return Object.fromEntries(handlers) as Handlers<Writes, MigrationProgress>;
}

/** Keeps SQLite's statistics fresh for later queries: welcome, but not worth waiting for, nor failing over. */
function optimize(database: Database.Database): void {
  database.pragma('busy_timeout = 0');
  try {
    database.pragma('optimize');
  } catch {
    // Mostly another process is writing; the next one that closes the project does it.
  }
}
