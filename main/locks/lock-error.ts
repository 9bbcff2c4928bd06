import { CodedError } from '../../preload/contract/coded-error.ts';
import { say } from '../../preload/words/say.ts';

/** A lock file that cannot be made or used, so that nothing may be done that it guards. */
export class LockError extends CodedError<'data-dir-unusable'> {
  constructor(lockFile: string, reason: string, cause: unknown) {
    super(
      'data-dir-unusable',
      say('settingsMessages:lockUnusable.message', { lockFile, reason }),
      say('settingsMessages:lockUnusable.advice'),
      { cause },
    );
  }
}
