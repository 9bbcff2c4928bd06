import { join } from 'node:path';
import { app } from 'electron';
import { CodedError } from '../../preload/contract/coded-error.ts';
import { say } from '../../preload/words/say.ts';
import { isLockHeld, type ProcessLock } from '../locks/lock-file.ts';
import { takeProcessLock } from '../locks/process-lock.ts';
import { wait } from '../waiting/wait.ts';

/** The application neither holds the lock of its data folder in Electron nor is there another that does. */
class InstanceLockError extends CodedError<'instance-lock-failed'> {
  constructor(dataDir: string) {
    super(
      'instance-lock-failed',
      say('desktop:instanceLock.message', { dataDir }),
      say('desktop:instanceLock.advice'),
    );
  }
}

/** Kept until the process ends: a lock that nobody holds on to is collected as garbage. */
const held: (ProcessLock | null)[] = [];

/** How often, and how long apart in milliseconds, a running application is looked for: it may be starting itself. */
const looks = 20;
const lookEveryMs = 100;

/**
 * Whether this process is the one application on the data folder. Electron says no alike when it has handed this start
 * on to the one that runs, and when it could do neither (`App::RequestSingleInstanceLock`); `handedOn` tells these apart.
 */
export function isOneInstance(dataDir: string): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  held.push(takeProcessLock(ownLock(dataDir), 1_000));
  return true;
}

/** Resolves when another application runs on the data folder. @throws InstanceLockError when none does */
export async function handedOn(dataDir: string): Promise<void> {
  for (let look = 0; look < looks; look += 1) {
    if (isLockHeld(ownLock(dataDir))) return;
    await wait(lookEveryMs);
  }
  throw new InstanceLockError(dataDir);
}

function ownLock(dataDir: string): string {
  return join(dataDir, 'desktop.lock');
}
