import { accessSync, closeSync, constants, openSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { CodedError } from '../../preload/contract/coded-error.ts';
import { isThreadMemory, systemCause } from '../../preload/contract/errors/system-cause.ts';
import type { projectMessages } from '../../preload/words/english/project-messages.ts';
import { UntrustedFile } from '../private-files/untrusted-file.ts';

export const projectErrorCodes = [
  'project-too-new',
  'project-not-ours',
  'project-damaged',
  'project-gone',
  'project-missing',
  'project-readonly',
  'project-unreachable',
  'file-untrusted',
  'project-busy',
  'disk-full',
  'too-many-files',
  'out-of-memory',
  'migration-failed',
  'review-not-possible',
  'backup-unwritable',
  'cancelled',
] as const;
export type ProjectErrorCode = (typeof projectErrorCodes)[number];

/** What the catalogue has sentences for. */
export type ProjectFault = keyof typeof projectMessages;

/** The names of the values that a text of the catalogue is given. */
type ValuesIn<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | ValuesIn<Rest>
  : never;

type FaultValues<Fault extends ProjectFault> = Readonly<
  Record<ValuesIn<(typeof projectMessages)[Fault]['message']>, string | number>
>;

/** What a failure says before it is said. */
export interface Unsaid {
  readonly fault: ProjectFault;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A failure of the project's database. `message` is for the user; `advice` says what to do next. */
export class ProjectError extends CodedError<ProjectErrorCode> {
  /** What its sentences are made of; null where they were given as they are. */
  readonly unsaid: Unsaid | null;

  constructor(
    code: ProjectErrorCode,
    message: string,
    advice: string,
    { unsaid, ...options }: ErrorOptions & { readonly unsaid?: Unsaid } = {},
  ) {
    super(code, message, advice, options);
    this.unsaid = unsaid ?? null;
  }
}

type Sentences = Pick<ProjectError, 'message' | 'advice'>;

/**
 * The project's threads speak no language, because loading one makes each of them start later: what they fail with
 * goes unsaid to whoever asked them, see `spoken-faults.ts`.
 */
let sentencesOf = ({ fault }: Unsaid): Sentences => ({ message: fault, advice: '' });

/** From now on failures are said as they are made. */
export function sayFaultsBy(speaker: (unsaid: Unsaid) => Sentences): void {
  sentencesOf = speaker;
}

/** A failure with its sentences out of the catalogue, and what they are told with. */
export function projectError<Fault extends ProjectFault>(
  code: ProjectErrorCode,
  fault: Fault,
  values: FaultValues<Fault>,
  options?: ErrorOptions,
): ProjectError {
  return saidError(code, { fault, values }, options);
}

/** As `projectError`, of what another thread left unsaid. */
export function saidError(code: ProjectErrorCode, unsaid: Unsaid, options?: ErrorOptions): ProjectError {
  const { message, advice } = sentencesOf(unsaid);
  return new ProjectError(code, message, advice, { ...options, unsaid });
}

/** Less than a log and its index need to be made, bytes. */
const noRoomBytes = 1024 * 1024;

/**
 * Puts what SQLite or the file system threw into the user's words.
 * Codes: https://www.sqlite.org/rescode.html
 */
export function toProjectError(cause: unknown, file: string): ProjectError {
  if (cause instanceof ProjectError) return cause;
  if (cause instanceof UntrustedFile) {
    const { fault, values } = cause;
    return saidError('file-untrusted', { fault, values }, { cause });
  }
  const code = errorCode(cause);
  const options = { cause };
  const isStorage = /^SQLITE_(IOERR|CANTOPEN|READONLY)|^E(ROFS|ACCES|PERM|IO)$/.test(code);
  switch (systemCause(cause) ?? (isStorage ? exhausted(file) : null)) {
    case 'disk-full':
      return projectError('disk-full', 'diskFull', { file }, options);
    case 'too-many-files':
      return projectError('too-many-files', 'tooManyFiles', { file }, options);
    case 'out-of-memory':
      return isThreadMemory(cause)
        ? projectError('out-of-memory', 'threadMemory', { file }, options)
        : projectError('out-of-memory', 'outOfMemory', { file }, options);
    case null:
      break;
  }
  if (/^SQLITE_(CORRUPT|NOTADB|IOERR_DATA|IOERR_CORRUPTFS)/.test(code)) {
    return projectError('project-damaged', 'damaged', { file }, options);
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return projectError('project-busy', 'locked', { file }, options);
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (isStorage && isReadable(file) && !isWritable(file)) {
    return projectError('project-readonly', 'readonly', { file }, options);
  }
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO') {
    return projectError('project-unreachable', 'diskFailing', { file, reason: code }, options);
  }
  return projectError('project-unreachable', 'unreachable', { file, reason }, options);
}

/** What SQLite does not say of a file that it cannot open or extend: that there is no room, or no descriptor left. */
function exhausted(file: string): 'disk-full' | 'too-many-files' | null {
  const folder = dirname(file);
  const handles: number[] = [];
  try {
    // As many as SQLite opens for a project: the file, its log, the log's index, and the folder.
    for (let count = 0; count < 4; count += 1) handles.push(openSync(folder, 'r'));
    const { bavail, bsize } = statfsSync(folder);
    // A file system that is mounted to be read, an image for example, has no room and needs none.
    return bavail * bsize < noRoomBytes && isWritable(file) ? 'disk-full' : null;
  } catch (cause) {
    return systemCause(cause) === 'too-many-files' ? 'too-many-files' : null;
  } finally {
    for (const handle of handles) closeSync(handle);
  }
}

function isReadable(file: string): boolean {
  return mayAccess(file, constants.R_OK);
}

/** Whether the file can be written, and a log beside it. */
function isWritable(file: string): boolean {
  return mayAccess(file, constants.W_OK) && mayAccess(dirname(file), constants.W_OK);
}

function mayAccess(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

function errorCode(cause: unknown): string {
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return '';
}
