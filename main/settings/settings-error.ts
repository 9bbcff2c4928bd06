import { CodedError } from '../../preload/contract/coded-error.ts';

/** Stable codes of what can go wrong with the data folder and the settings in it. Never rename one. */
export type SettingsErrorCode =
  | 'data-dir-unusable'
  /** Another user could exchange what is in it. */
  | 'data-dir-untrusted'
  | 'file-untrusted'
  | 'settings-newer'
  | 'settings-unreadable'
  | 'settings-unwritable'
  | 'settings-busy'
  | 'project-not-found'
  /** The policy of this machine fixes it. */
  | 'setting-managed'
  | 'data-dir-managed';

/** An expected failure of the data folder or the settings file: `message` says what is wrong, `advice` what to do. */
export class SettingsError extends CodedError<SettingsErrorCode> {}

/** The operating system's word for a failure (`EACCES`, `ENOSPC` ...), or the message where there is none. */
export function systemReason(error: unknown): string {
  if (error instanceof Error) {
    return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
  }
  return String(error);
}
