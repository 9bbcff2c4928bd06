import { randomBytes } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CodedError } from '../../preload/contract/coded-error.ts';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import { fileErrorOf } from '../private-files/file-error.ts';
import { namedFile } from '../private-files/named-file.ts';
import { systemReason } from '../settings/settings-error.ts';

/** Writes a bundle whole or not at all, for its owner only, as `exportToFile` does; its size in bytes. */
export function saveBundle(text: string, file: string): Result<number, BundleError> {
  const part = join(dirname(file), `.${basename(file)}.${randomBytes(4).toString('hex')}.part`);
  try {
    namedFile(file);
    writeFileSync(part, text, { flag: 'wx', mode: 0o600 });
    renameSync(part, file);
    return success(Buffer.byteLength(text));
  } catch (cause) {
    rmSync(part, { force: true });
    const untrusted = fileErrorOf(cause);
    if (untrusted !== null) {
      const { message, advice } = untrusted;
      return failure(new BundleError('bundle-unwritable', message, advice, { cause }));
    }
    return failure(
      new BundleError(
        'bundle-unwritable',
        say('checks:bundle.unwritable', { file, reason: systemReason(cause) }),
        say('checks:bundle.unwritableAdvice'),
        { cause },
      ),
    );
  }
}

/** A bundle that was not written; what stood in its place stays. */
export class BundleError extends CodedError<'bundle-unwritable'> {}
