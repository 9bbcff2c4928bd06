import { existsSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import workerThreads, { type WorkerOptions } from 'node:worker_threads';

const built = join(import.meta.dirname, '..', '..', 'dist', 'main');
const sources = join(import.meta.dirname, '..', '..', 'main');

/**
 * The threads of the product run as they are built, whoever starts them: a test opens several projects, each with two
 * threads, and loading their sources took most of its time.
 */
class BuiltWorker extends workerThreads.Worker {
  constructor(file: string | URL, options?: WorkerOptions) {
    super(builtThread(file), options);
  }
}

function builtThread(file: string | URL): string | URL {
  const path = file instanceof URL ? fileURLToPath(file) : file;
  if (!path.startsWith(sources) || !path.endsWith('-thread.ts')) return file;
  const candidate = join(built, `${basename(path, '.ts')}.js`);
  return existsSync(candidate) ? candidate : file;
}

workerThreads.Worker = BuiltWorker;
syncBuiltinESMExports();
