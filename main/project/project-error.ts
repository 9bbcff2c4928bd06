import { CodedError } from '../../preload/contract/coded-error.ts';
import type { projectFaults } from '../../preload/words/english/project-faults.ts';

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

/** What the catalogue has sentences for. */
export type ProjectFault = keyof typeof projectFaults;

/** The names of the values that a text of the catalogue is given. */
type ValuesIn<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | ValuesIn<Rest>
  : never;

type FaultValues<Fault extends ProjectFault> = Readonly<
  Record<ValuesIn<(typeof projectFaults)[Fault]['message']>, string | number>
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

/**
 * Puts what SQLite or the file system threw into the user's words.
 * Codes: https://www.sqlite.org/rescode.html
 */
export function toProjectError(cause: unknown, file: string): ProjectError {
  if (cause instanceof ProjectError) return cause;
  const code = errorCode(cause);
  const options = { cause };
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') {
    return projectError('disk-full', 'diskFull', { file }, options);
  }
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) {
    return projectError('project-damaged', 'damaged', { file }, options);
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return projectError('project-busy', 'locked', { file }, options);
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  return projectError('project-unreachable', 'unreachable', { file, reason }, options);
}

function errorCode(cause: unknown): string {
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return '';
}
