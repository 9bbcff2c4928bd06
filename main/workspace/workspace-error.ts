/** Stable codes of what a workspace refuses. Never rename one. */
export type WorkspaceErrorCode = 'scan-elsewhere' | 'scan-running' | 'demo-only' | 'demo-failed';

/** An expected refusal: `message` says what is wrong, `advice` what to do. */
export class WorkspaceError extends Error {
  override readonly name = 'WorkspaceError';
  readonly code: WorkspaceErrorCode;
  readonly advice: string;

  constructor(code: WorkspaceErrorCode, message: string, advice: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.advice = advice;
  }
}
