import { CodedError } from '../../preload/contract/coded-error.ts';
import { say } from '../../preload/words/say.ts';

/** A scheduled backup that could not be made. */
export class BackupFailed extends CodedError<'backup-failed'> {
  constructor(reason: string, cause?: unknown) {
    super(
      'backup-failed',
      say('registryMessages:backupFailed.message', { reason }),
      say('registryMessages:backupFailed.advice'),
      { cause },
    );
  }
}
