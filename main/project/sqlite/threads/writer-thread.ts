import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type Database from 'better-sqlite3';
import type { MigrationProgress } from '../../migration-progress.ts';
import { openDisposable, openMigrated } from '../open-migrated.ts';
import { ProjectPresence } from '../project-presence.ts';
import { createWrites, type Writes } from '../writes/writes.ts';
import { type Reply, toWireError, type WriteRequest } from './messages.ts';

/**
 * The project's only writer. It answers calls from its owner and from every port handed to it, one after the other.
 * First messages out: how far a migration has come, where there is one, and whether the database could be opened.
 */

const { file, disposable } = workerData as { file: string; disposable: boolean };

function serve(port: MessagePort, writes: Writes, presence: ProjectPresence): void {
  port.on('message', (request: WriteRequest) => {
    port.postMessage(answer(writes, presence, request));
  });
}

function answer(writes: Writes, presence: ProjectPresence, { id, call, args }: WriteRequest): Reply {
  try {
    presence.check();
    const write = writes[call as keyof Writes] as (...values: readonly unknown[]) => unknown;
    return { id, ok: true, value: write(...args) };
  } catch (cause) {
    return { id, ok: false, error: toWireError(cause, file) };
  }
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

const owner = parentPort;
if (!owner) throw new Error('the writer runs as a thread only');
try {
  const report = (migration: MigrationProgress): void =>
    owner.postMessage({ migration } satisfies { migration: MigrationProgress });
  const database = disposable ? openDisposable(file, report) : await openMigrated(file, report);
  const writes = createWrites(database);
  const presence = new ProjectPresence(file);
  const ports = new Set<MessagePort>();
  owner.on('message', (message: WriteRequest | { connect: MessagePort } | 'close') => {
    if (message === 'close') {
      for (const port of ports) port.close();
      optimize(database);
      database.close();
      owner.close();
    } else if ('connect' in message) {
      ports.add(message.connect);
      serve(message.connect, writes, presence);
    } else {
      owner.postMessage(answer(writes, presence, message));
    }
  });
  owner.postMessage({ id: 0, ok: true, value: null } satisfies Reply);
} catch (cause) {
  owner.postMessage({ id: 0, ok: false, error: toWireError(cause, file) } satisfies Reply);
  owner.close();
}
