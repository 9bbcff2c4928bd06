import { CodedError } from '../../preload/contract/coded-error.ts';
import { say } from '../../preload/words/say.ts';
import { UntrustedFile } from './untrusted-file.ts';

/** A file or folder inside the data folder that is not used, said in the user's language. */
export class FileError extends CodedError<'file-untrusted'> {}

/** That each fault is given its values is held where it is made. */
const sayWith = say as (key: string, values: object) => string;

/** What a thrown `UntrustedFile` says; null for every other failure. */
export function fileErrorOf(error: unknown): FileError | null {
  if (!(error instanceof UntrustedFile)) return null;
  const { fault, values } = error;
  const message = sayWith(`fileMessages:${fault}.message`, values);
  return new FileError('file-untrusted', message, sayWith(`fileMessages:${fault}.advice`, values), {
    cause: error,
  });
}
