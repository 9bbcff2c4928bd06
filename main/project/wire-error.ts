import {
  ProjectError,
  type ProjectErrorCode,
  projectError,
  saidError,
  toProjectError,
  type Unsaid,
} from './project-error.ts';

/** A ProjectError on its way between threads. */
interface WireError {
  readonly code: ProjectErrorCode;
  readonly message: string;
  readonly advice: string;
  /** What the thread that receives it says in place of message and advice. */
  readonly unsaid: Unsaid | null;
}

/** How failures of the database leave a thread that works on a file. */
export function packedFor(file: string): { pack(cause: unknown): WireError } {
  return {
    pack(cause) {
      const { code, message, advice, unsaid } = toProjectError(cause, file);
      return { code, message, advice, unsaid };
    },
  };
}

/** What the callers of a project's threads are given: the failures of the database, and that the project was closed. */
export const projectErrorHelp = {
  errors: {
    unpack(packed: unknown): ProjectError {
      const { code, message, advice, unsaid } = packed as WireError;
      return unsaid === null ? new ProjectError(code, message, advice) : saidError(code, unsaid);
    },
  },
  ended: projectClosed,
};

/** What a call gets whose thread has ended. */
export function projectClosed(): ProjectError {
  return projectError('project-unreachable', 'closed', {});
}
