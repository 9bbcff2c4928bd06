import { CodedError } from '../../preload/contract/coded-error.ts';

/** Stable codes of what a workspace refuses. Never rename one. */
export type WorkspaceErrorCode = 'scan-elsewhere' | 'scan-running' | 'demo-only' | 'demo-failed';

/** An expected refusal: `message` says what is wrong, `advice` what to do. */
export class WorkspaceError extends CodedError<WorkspaceErrorCode> {}
