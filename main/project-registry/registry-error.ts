import { CodedError } from '../../preload/contract/coded-error.ts';

/** Stable codes of what can be wrong with a request about the projects of an installation. Never rename one. */
export type RegistryErrorCode =
  | 'project-not-found'
  | 'project-ambiguous'
  | 'project-name-invalid'
  | 'project-name-taken'
  | 'project-last'
  | 'project-too-many'
  | 'project-in-use'
  | 'project-files-left';

/** An expected refusal: `message` says what is wrong, `advice` what to do. */
export class RegistryError extends CodedError<RegistryErrorCode> {}
