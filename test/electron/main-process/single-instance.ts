import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { deserialize, serialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { standInSettings } from '../control/stand-in-settings.ts';

/** What a second start tells the first one. */
export interface SecondStart {
  readonly argv: readonly string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

/** What the worker is started with. `answer` is shared memory: [0] is 0 until the worker has written its verdict. */
export interface LockRequest {
  readonly address: string;
  readonly message: string;
  readonly answer: Int32Array;
}

export const OWNER = 1;
export const SECOND = 2;

let holder: Worker | null = null;

/**
 * Takes the lock of a data folder, which is a listening socket and ends with this process however it ends; a process
 * that comes second hands its arguments to the first. Asking has to be answered at once, as in Electron, so a worker
 * does it while this thread waits.
 *
 * @returns whether this process holds the lock.
 */
export function takeInstanceLock(
  folder: string,
  additionalData: unknown,
  secondStarted: (start: SecondStart) => void,
): boolean {
  if (holder !== null) {
    return true;
  }
  // `App::RequestSingleInstanceLock`: a lock that cannot be taken gives the same answer as one that another has.
  if (standInSettings.instanceLockFails) {
    return false;
  }
  mkdirSync(folder, { recursive: true });
  const start: SecondStart = { argv: process.argv, workingDirectory: process.cwd(), additionalData };
  const request: LockRequest = {
    address: socketAddress(realpathSync(folder)),
    message: serialize(start).toString('base64'),
    answer: new Int32Array(new SharedArrayBuffer(4)),
  };
  const worker = new Worker(new URL('./single-instance-worker.ts', import.meta.url), {
    execArgv: [],
    workerData: request,
  });
  worker.unref();
  worker.on('message', (message: string) => {
    // Written by `takeInstanceLock` of another process of the same app.
    secondStarted(deserialize(Buffer.from(message, 'base64')) as SecondStart);
  });
  Atomics.wait(request.answer, 0, 0);
  if (request.answer[0] === OWNER) {
    holder = worker;
    return true;
  }
  void worker.terminate();
  return false;
}

/** Whether this process holds the lock. */
export function holdsInstanceLock(): boolean {
  return holder !== null;
}

/** Lets the lock go. */
export function releaseInstanceLock(): void {
  void holder?.terminate();
  holder = null;
}

/** A name for the folder's socket: on Linux one that needs no file, because files' names may not be that long. */
function socketAddress(folder: string): string {
  const name = `electron-stand-in-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  switch (process.platform) {
    case 'linux':
      return `\0${name}`;
    case 'win32':
      return `\\\\.\\pipe\\${name}`;
    default:
      return join(tmpdir(), `${name}.sock`);
  }
}
