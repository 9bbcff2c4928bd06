import { CodedError } from '../../preload/contract/coded-error.ts';

/** Stable codes of what can be wrong with a request about connectors. Never rename one. */
export type ConnectorErrorCode =
  | 'connector-not-found'
  | 'connector-ambiguous'
  | 'connector-name-invalid'
  | 'connector-name-taken'
  | 'token-required';

/** An expected refusal: `message` says what is wrong, `advice` what to do. */
export class ConnectorError extends CodedError<ConnectorErrorCode> {}
