/** What the machine ran out of. */
export type SystemCause = 'disk-full' | 'too-many-files' | 'out-of-memory';

/**
 * Codes of the operating system, of SQLite and of Node that mean that the machine ran out of something.
 * https://nodejs.org/api/errors.html, https://www.sqlite.org/rescode.html, errno(3)
 */
const causes: Readonly<Record<string, SystemCause>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  SQLITE_FULL: 'disk-full',
  EMFILE: 'too-many-files',
  ENFILE: 'too-many-files',
  ENOMEM: 'out-of-memory',
  SQLITE_NOMEM: 'out-of-memory',
  ERR_WORKER_OUT_OF_MEMORY: 'out-of-memory',
};

/** Whether a thread reached the limit of its own JavaScript heap, which no limit of the system raises. */
export function isThreadMemory(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY') return true;
  }
  return false;
}

/** Codes of Node under which the system's own word stands in the message. */
const wrapping = new Set(['ERR_WORKER_INIT_FAILED', 'ERR_DLOPEN_FAILED', 'ERR_INVALID_PACKAGE_CONFIG']);

/** The system's word in such a message; a loader gives the sentence of strerror(3). */
const inMessage: readonly (readonly [RegExp, SystemCause])[] = [
  [/\bE[MN]FILE\b|too many open files/i, 'too-many-files'],
  [/\bENOMEM\b|cannot allocate memory/i, 'out-of-memory'],
];

/** What the machine ran out of, by the code of a failure or of what caused it; null for any other failure. */
export function systemCause(error: unknown): SystemCause | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    const known = Object.entries(causes).find(([word]) => code === word || code.startsWith(`${word}_`));
    if (known !== undefined) return known[1];
    const { message } = cause;
    const wrapped = wrapping.has(code) ? inMessage.find(([word]) => word.test(message)) : undefined;
    if (wrapped !== undefined) return wrapped[1];
  }
  return null;
}
