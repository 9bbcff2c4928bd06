import { chmodSync } from 'node:fs';
import type { CodedError } from '../../preload/contract/coded-error.ts';
import type { RepairName } from '../../preload/contract/diagnostic-check.ts';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { systemReason } from '../settings/settings-error.ts';
import { RepairError } from './repair-error.ts';

export interface RepairParts {
  readonly dataDir: string;
  readonly logFile: string;
  /** Sets starting at login as the settings want it; null where it cannot be set from here. */
  readonly renewLoginStart: (() => Result<unknown, CodedError>) | null;
}

/** Mends what a check found; one sentence of what was done. Changes nothing but what its name says. */
export function repair(
  name: RepairName,
  { dataDir, logFile, renewLoginStart }: RepairParts,
): Result<string, CodedError> {
  switch (name) {
    case 'close-data-folder':
      return changeMode(dataDir, 0o700, `${dataDir} is now closed to other users.`);
    case 'open-log':
      return changeMode(logFile, 0o600, `${logFile} can be written to again.`);
    case 'renew-login-start': {
      const renewed = renewLoginStart?.() ?? failure(notFromHere());
      return renewed.ok ? success('Starting at login is now as the settings want it.') : renewed;
    }
  }
}

function changeMode(path: string, mode: number, done: string): Result<string, RepairError> {
  try {
    chmodSync(path, mode);
    return success(done);
  } catch (cause) {
    return failure(
      new RepairError(
        'repair-failed',
        `The permissions of ${path} could not be changed (${systemReason(cause)}).`,
        'Ask whoever administers this machine to make the folder yours.',
        { cause },
      ),
    );
  }
}

function notFromHere(): RepairError {
  return new RepairError(
    'repair-failed',
    'Starting at login can only be set by the application itself.',
    'Open the application and repair it under Help, Diagnostics.',
  );
}
