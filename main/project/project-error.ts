import { CodedError } from '../../preload/contract/coded-error.ts';

export const projectErrorCodes = [
  'project-too-new',
  'project-not-ours',
  'project-damaged',
  'project-gone',
  'project-unreachable',
  'project-busy',
  'disk-full',
  'migration-failed',
  'review-not-possible',
  'backup-unwritable',
  'cancelled',
] as const;
export type ProjectErrorCode = (typeof projectErrorCodes)[number];

/** A failure of the project's database. `message` is for the user; `advice` says what to do next. */
export class ProjectError extends CodedError<ProjectErrorCode> {}

/**
 * Puts what SQLite or the file system threw into the user's words.
 * Codes: https://www.sqlite.org/rescode.html
 */
export function toProjectError(cause: unknown, file: string): ProjectError {
  if (cause instanceof ProjectError) return cause;
  const code = errorCode(cause);
  const options = { cause };
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') {
    return new ProjectError(
      'disk-full',
      `The disk that holds the project ${file} is full.`,
      'Free some space and start the scan again; it continues where it stopped.',
      options,
    );
  }
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) {
    return new ProjectError(
      'project-damaged',
      `The project file ${file} is damaged and cannot be read.`,
      'Move it aside with its -wal and -shm files and restore the newest backup beside it.',
      options,
    );
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new ProjectError(
      'project-busy',
      `Another program keeps the project file ${file} locked.`,
      'Close the other program and try again.',
      options,
    );
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ProjectError(
    'project-unreachable',
    `The project file ${file} cannot be used: ${reason}.`,
    'Check that the folder exists, can be written to and lies on a local disk.',
    options,
  );
}

function errorCode(cause: unknown): string {
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return '';
}
