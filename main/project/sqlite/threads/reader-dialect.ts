import {
  type AbortableOperationOptions,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Readers } from './readers.ts';

/** Lets Kysely queries run in the project's reader threads. They can only read. */
export function readerDialect(readers: Readers): Dialect {
  return {
    createAdapter: () => new ReaderAdapter(),
    createDriver: () => new ReaderDriver(readers),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Kysely runs one statement after the other on a SQLite connection; here each goes to whichever thread is free. */
class ReaderAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class ReaderDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(readers: Readers) {
    this.#connection = new ReaderConnection(readers);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  beginTransaction(): Promise<void> {
    return Promise.reject(new Error('the project is only read here'));
  }

  commitTransaction(): Promise<void> {
    return Promise.reject(new Error('the project is only read here'));
  }

  rollbackTransaction(): Promise<void> {
    return Promise.reject(new Error('the project is only read here'));
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {}
}

class ReaderConnection implements DatabaseConnection {
  readonly #readers: Readers;

  constructor(readers: Readers) {
    this.#readers = readers;
  }

  async executeQuery<Row>(
    { sql, parameters }: CompiledQuery,
    options?: AbortableOperationOptions,
  ): Promise<QueryResult<Row>> {
    return { rows: (await this.#readers.all(sql, parameters, options?.signal)) as Row[] };
  }

  streamQuery(): never {
    throw new Error('rows are not streamed through the reader threads; see Readers.startReading');
  }
}
