import { say } from '../../words/say.ts';
import { CodedError } from '../coded-error.ts';
import { isThreadMemory, type SystemCause, systemCause } from './system-cause.ts';

/** The machine ran out of something; the advice names the limit to raise. */
export class SystemError extends CodedError<SystemCause> {}

const texts = {
  'disk-full': 'diskFull',
  'too-many-files': 'tooManyFiles',
  'out-of-memory': 'outOfMemory',
} as const;

/** A failure that the machine ran out of something as such an error; null for any other failure. */
export function toSystemError(error: unknown): SystemError | null {
  const found = systemCause(error);
  if (found === null) return null;
  const text = isThreadMemory(error) ? 'threadMemory' : texts[found];
  return new SystemError(found, say(`systemMessages:${text}.message`), say(`systemMessages:${text}.advice`), {
    cause: error,
  });
}
