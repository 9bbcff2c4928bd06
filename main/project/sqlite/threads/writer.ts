import type { MessagePort } from 'node:worker_threads';
import { type AsFunctions, asFunctions } from '../../../workers/remote-calls.ts';
import { type RunningWorker, startWorker, threadFile } from '../../../workers/start-worker.ts';
import type { MigrationProgress } from '../../migration-progress.ts';
import '../../spoken-errors.ts';
import { projectErrorHelp } from '../../wire-error.ts';
import type { Writes } from '../writes/writes.ts';
import type { WriterData } from './writer-thread.ts';

/** The project's writes as another thread calls them: the same calls, answered later. Each may throw a ProjectError. */
export type WriterCalls = AsFunctions<Writes>;

/** Pages of rows pass through the thread and are garbage at once: a small young generation holds two of them. */
const writerMemory = { maxYoungGenerationSizeMb: 24 };

/** The one thread that writes to a project. */
export class Writer {
  readonly #worker: RunningWorker<Writes, MigrationProgress>;
  readonly calls: WriterCalls;

  private constructor(worker: RunningWorker<Writes, MigrationProgress>) {
    this.#worker = worker;
    this.calls = asFunctions(worker);
  }

  /**
   * Starts the writer; creates or migrates the database.
   * @param report how far a migration has come
   * @param disposable a copy that is thrown away: it is migrated without a copy of its own
   * @throws ProjectError when it cannot be opened
   */
  static async start(
    file: string,
    report: (progress: MigrationProgress) => void,
    disposable = false,
  ): Promise<Writer> {
    const worker = startWorker<Writes, MigrationProgress>(threadFile('writer-thread', import.meta.url), {
      ...projectErrorHelp,
      data: { file, disposable } satisfies WriterData,
      memory: writerMemory,
      onProgress: report,
    });
    await worker.ready;
    return new Writer(worker);
  }

  /** A port for another thread, see `ingestOver`. */
  connect(): MessagePort {
    return this.#worker.connect();
  }

  /** Finishes the writes that were asked for and closes the database. Nothing is left to do when the thread has died. */
  close(): Promise<void> {
    return this.#worker.close();
  }
}
