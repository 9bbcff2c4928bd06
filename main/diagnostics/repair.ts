import { CodedError } from '../../preload/contract/coded-error.ts';
import type { RepairName } from '../../preload/contract/diagnostic-check.ts';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import { fileErrorOf } from '../private-files/file-error.ts';
import { privateMode, setMode } from '../private-files/private-file.ts';
import { closeFolder } from '../private-files/private-folder.ts';
import { systemReason } from '../settings/settings-error.ts';

export interface RepairDependencies {
  readonly dataDir: string;
  readonly logFile: string;
  /** Sets starting at login as the settings want it; null where it cannot be set from here. */
  readonly renewLoginStart: (() => Result<unknown, CodedError>) | null;
}

/** Mends what a check found; one sentence of what was done. Changes nothing but what its name says. */
export function repair(
  name: RepairName,
  { dataDir, logFile, renewLoginStart }: RepairDependencies,
): Result<string, CodedError> {
  switch (name) {
    case 'close-data-folder':
      return changeMode(
        dataDir,
        () => closeFolder(dataDir),
        say('checks:repair.folderClosed', { folder: dataDir }),
      );
    case 'open-log':
      return changeMode(
        logFile,
        () => setMode(logFile, privateMode),
        say('checks:repair.logOpen', { file: logFile }),
      );
    case 'renew-login-start': {
      const renewed = renewLoginStart?.() ?? failure(notFromHere());
      return renewed.ok ? success(say('checks:repair.loginStart')) : renewed;
    }
  }
}

function changeMode(path: string, change: () => void, done: string): Result<string, CodedError> {
  try {
    change();
    return success(done);
  } catch (cause) {
    const untrusted = fileErrorOf(cause);
    if (untrusted !== null) return failure(untrusted);
    return failure(
      new RepairError(
        'repair-failed',
        say('checks:repair.permissions', { path, reason: systemReason(cause) }),
        say('checks:repair.permissionsAdvice'),
        { cause },
      ),
    );
  }
}

function notFromHere(): RepairError {
  return new RepairError(
    'repair-failed',
    say('checks:repair.notFromHere'),
    say('checks:repair.notFromHereAdvice'),
  );
}

/** A repair that could not be made; everything is as it was. */
export class RepairError extends CodedError<'repair-failed'> {}
